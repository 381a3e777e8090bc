//! Fonts, colours and borders. What a colour says is said in words as well.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const INK: Color = Color::RGB(0x22_2B_35);
const QUIET: Color = Color::RGB(0x5B_67_70);
const LINE: Color = Color::RGB(0xBF_C6_CC);
const BAND: Color = Color::RGB(0xD9_E3_EC);
const HEAD: Color = Color::RGB(0x1F_3A_52);
const WANTED: Color = Color::RGB(0xFF_F2_C4);
const OPTIONAL: Color = Color::RGB(0xFF_FC_F0);
const DONE: Color = Color::RGB(0xDC_EF_D8);
const ATTENTION: Color = Color::RGB(0xF9_CB_A7);
/// Of the question, the answer and the notes; what helps is a point smaller.
const SIZE: f64 = 10.0;

/// The formats of a form.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) title: Format,
    pub(super) subtitle: Format,
    pub(super) text: Format,
    pub(super) mark: Format,
    pub(super) strong: Format,
    pub(super) heading: Format,
    pub(super) input_heading: Format,
    pub(super) band: Format,
    pub(super) band_help: Format,
    pub(super) id: Format,
    pub(super) cell: Format,
    pub(super) question: Format,
    pub(super) bold: Format,
    pub(super) plain: Format,
    pub(super) quiet: Format,
    pub(super) answer: Format,
    pub(super) input: Format,
    pub(super) day: Format,
    pub(super) link: Format,
    pub(super) done: Format,
    pub(super) attention: Format,
}

impl Look {
    pub(super) fn new() -> Self {
        let font = |size: f64, color: Color| {
            Format::new()
                .set_font_name("Arial")
                .set_font_size(size)
                .set_font_color(color)
        };
        let cell = font(SIZE - 1.0, INK)
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE);
        let input = font(SIZE, INK)
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_background_color(OPTIONAL)
            .set_unlocked();
        let heading = font(SIZE, Color::White)
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_background_color(HEAD);
        let band = font(SIZE + 1.0, INK)
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(BAND);
        Self {
            title: font(16.0, HEAD).set_bold(),
            subtitle: font(SIZE, QUIET),
            text: font(SIZE + 1.0, INK)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            mark: font(SIZE + 1.0, QUIET)
                .set_align(FormatAlign::Top)
                .set_align(FormatAlign::Left),
            strong: font(SIZE + 2.0, HEAD).set_bold(),
            input_heading: heading
                .clone()
                .set_font_color(INK)
                .set_background_color(WANTED),
            heading,
            band_help: font(SIZE - 1.0, INK)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(BAND),
            band,
            id: cell.clone().set_font_color(QUIET).set_font_size(SIZE - 2.0),
            bold: font(SIZE, INK).set_bold(),
            plain: font(SIZE - 1.0, INK),
            quiet: font(SIZE - 1.0, QUIET),
            question: cell.clone().set_bold().set_font_size(SIZE),
            cell,
            answer: input.clone().set_bold().set_background_color(WANTED),
            day: input
                .clone()
                .set_num_format("yyyy-mm-dd")
                .set_align(FormatAlign::Left),
            input: input.set_num_format("@"),
            link: font(SIZE + 1.0, Color::RGB(0x1F_5C_99))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            done: Format::new().set_background_color(DONE),
            attention: Format::new().set_background_color(ATTENTION),
        }
    }
}
