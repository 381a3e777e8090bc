use super::*;
use crate::render::{figure_sample, sample};
use crate::report::{Block, Mark, Span};

fn drawn(chart: Chart) -> String {
    let figure = Figure {
        title: "Title".to_owned(),
        description: "Description".to_owned(),
        chart,
        table: None,
    };
    draw(&figure, "x")
}

/// All numbers of an attribute of the elements of a class.
fn values(svg: &str, class: &str, attribute: &str) -> Vec<f64> {
    let elements = svg
        .split('<')
        .filter(|element| element.contains(&format!(" class=\"{class}\"")));
    let value = |element: &str| {
        let (_, rest) = element.split_once(&format!(" {attribute}=\"")).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    elements.map(value).collect()
}

/// The points of the first line of a class.
fn points(svg: &str, class: &str) -> Vec<(f64, f64)> {
    let (_, rest) = svg
        .split_once(&format!("<path class=\"{class}\" d=\"M"))
        .unwrap();
    let path = rest.split('"').next().unwrap().trim_end_matches('Z');
    let point = |pair: &str| {
        let (x, y) = pair.split_once(' ').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    path.split('L').map(point).collect()
}

#[test]
fn every_chart_says_what_it_is_and_shows_text_as_text() {
    let hostile = "\"<script>'&\u{202e}";
    for block in figure_sample::blocks() {
        let Block::Figure(mut figure) = block else {
            continue;
        };
        figure.title = hostile.to_owned();
        figure.description = hostile.to_owned();
        match &mut figure.chart {
            Chart::Radar(radar) => radar.axes[0] = hostile.to_owned(),
            Chart::HeatMap(map) => map.groups[0].fields[0].label = hostile.to_owned(),
            Chart::Quadrants(quadrants) => quadrants.regions[0].0 = hostile.to_owned(),
            Chart::Load(load) => load.names[0] = hostile.to_owned(),
            Chart::Projection(projection) => projection.today = hostile.to_owned(),
            Chart::Trend(trend) => trend.points[0] = hostile.to_owned(),
            Chart::Waterfall(waterfall) => waterfall.first.0 = hostile.to_owned(),
            Chart::Histogram(histogram) => histogram.axes[0] = hostile.to_owned(),
            Chart::Boxes(boxes) => boxes.rows[0].name = hostile.to_owned(),
        }
        let svg = draw(&figure, "n1");
        let safe = "&quot;&lt;script&gt;&#39;&amp;\\u{202e}";
        assert!(svg.starts_with(
            "<svg class=\"chart\" role=\"img\" aria-labelledby=\"n1-title n1-desc\" viewBox=\"0 0 "
        ));
        assert!(svg.contains(&format!(
            "<title id=\"n1-title\">{safe}</title><desc id=\"n1-desc\">{safe}</desc>"
        )));
        assert_eq!(svg.matches(safe).count(), 3, "{svg}");
        assert!(!svg.contains("<script") && !svg.contains('\u{202e}'));
        assert!(!svg.contains("style="), "colours come from the sheet alone");
    }
}

#[test]
fn a_full_score_reaches_the_end_of_its_axis_and_none_the_centre() {
    let svg = drawn(Chart::Radar(figure_sample::radar()));
    let today = points(&svg, "shape certain");
    let rings = points(&svg, "grid");
    assert_eq!(today[0], (260.0, 66.0), "the first axis points upwards");
    assert_eq!(today[1], (260.0, 204.0));
    assert_eq!(rings.len(), 3, "as many corners as axes");
    assert!(today[2].0 < 260.0, "the third of three lies to the left");
}

#[test]
fn columns_are_as_high_as_their_days() {
    let svg = drawn(Chart::Load(figure_sample::load()));
    // The legend comes last.
    assert_eq!(values(&svg, "work", "height")[..2], [175.0, 70.0]);
    assert_eq!(values(&svg, "upkeep", "height")[..2], [35.0, 70.0]);
    assert_eq!(
        points(&svg, "capacity")[0].1,
        34.0,
        "the first quarter is full"
    );
}

#[test]
fn the_score_starts_at_today_and_only_changes_are_labelled() {
    let svg = drawn(Chart::Projection(figure_sample::projection()));
    let certain = points(&svg, "curve certain");
    assert_eq!(
        certain.iter().map(|(_, y)| *y).collect::<Vec<_>>(),
        [166.0, 166.0, 34.0]
    );
    assert_eq!(points(&svg, "target")[0].1, 122.0);
    assert_eq!(svg.matches(">2.0</text>").count(), 1);
    assert_eq!(svg.matches(">5.0</text>").count(), 1);
}

#[test]
fn a_line_ends_at_its_score_and_no_name_covers_another() {
    let svg = drawn(Chart::Trend(figure_sample::trend()));
    let whole = points(&svg, "curve trend-whole");
    let heights: Vec<f64> = whole.iter().map(|(_, y)| *y).collect();
    assert_eq!(heights, [258.0, 198.0, 18.0]);
    assert_eq!(
        points(&svg, "curve trend-1").len(),
        2,
        "a line begins where there is a score"
    );
    let names = values(&svg, "label", "y");
    // The names of the assessments come first; then those of lines, 0.02 of the scale apart.
    assert!((names[3] - names[4]).abs() >= 19.0, "{names:?}");
}

#[test]
fn sites_are_not_joined_by_lines() {
    let trend = crate::report::Trend {
        joined: false,
        ..figure_sample::trend()
    };
    let svg = drawn(Chart::Trend(trend));
    assert!(!svg.contains("curve trend-") && svg.contains("mark trend-whole"));
}

#[test]
fn each_cause_begins_where_the_one_before_it_ends() {
    let svg = drawn(Chart::Waterfall(figure_sample::waterfall()));
    let ends = values(&svg, "work", "height");
    assert_eq!(ends, [88.0, 132.0], "2.0 and 3.0 of 5 on 220");
    let (top, height) = (values(&svg, "rise", "y"), values(&svg, "rise", "height"));
    assert_eq!((top[0], height[0]), (106.0, 44.0));
    let fall = (
        values(&svg, "fall", "y")[0],
        values(&svg, "fall", "height")[0],
    );
    assert_eq!(fall, (106.0, 22.0), "down again from 3.0");
    assert_eq!(values(&svg, "rise elsewhere", "y"), [106.0]);
    assert_eq!(
        svg.matches("url(#x-hatch)").count(),
        1,
        "what is no answer is hatched"
    );
}

#[test]
fn what_is_not_answered_is_in_no_band() {
    let svg = drawn(Chart::HeatMap(figure_sample::heat_map()));
    assert_eq!(
        svg.matches("field band-1").count(),
        2,
        "a field and the legend"
    );
    assert_eq!(svg.matches("field band-none").count(), 2);
    assert_eq!(svg.matches("url(#x-hatch)").count(), 2);
    let meters = values(&svg, "meter", "width");
    assert!(
        meters[3] < meters[2],
        "a higher band has the longer bar: {meters:?}"
    );
}

#[test]
fn no_circle_covers_another_and_likely_majors_have_a_ring() {
    let svg = drawn(Chart::Quadrants(figure_sample::quadrants()));
    let (x, y, r) = (
        values(&svg, "point", "cx"),
        values(&svg, "point", "cy"),
        values(&svg, "point", "r"),
    );
    assert!((x[0] - x[1]).hypot(y[0] - y[1]) >= r[0] + r[1]);
    assert!(r[1] > r[0], "more findings make a larger circle");
    assert_eq!(
        values(&svg, "ring", "cx"),
        values(&svg, "point major", "cx")
    );
}

#[test]
fn work_comes_before_what_is_not_yet_evidenced_and_before_the_effect() {
    let svg = gantt(&sample::timeline(), "What to do when", "x").concat();
    // The second row works for two quarters and waits for two.
    let (work, wait) = (values(&svg, "work", "x"), values(&svg, "run-in", "x"));
    let (work_width, wait_width) = (
        values(&svg, "work", "width"),
        values(&svg, "run-in", "width"),
    );
    let row = 2; // Behind the legend and the first row.
    assert!((work[row] + work_width[row] - wait[1]).abs() < 0.02);
    assert!((work_width[row] - wait_width[1]).abs() < 0.02);
    assert_eq!(
        svg.matches("class=\"milestone\"").count(),
        4,
        "three and the legend"
    );
}

#[test]
fn a_long_timeline_comes_in_parts_that_fit_a_sheet() {
    let mut timeline = sample::timeline();
    timeline.marks = vec![Mark {
        quarter: 0,
        month: 0,
        title: String::new(),
    }];
    timeline.spans = (0..100)
        .map(|at| Span {
            label: format!("Initiative of which the name is rather long, number {at}"),
            after: (at > 0).then(|| at - 1).into_iter().collect(),
            ..timeline.spans[0].clone()
        })
        .collect();
    let parts = gantt(&timeline, "Timeline", "x");
    assert!(parts.len() > 1);
    for (at, part) in parts.iter().enumerate() {
        let (_, rest) = part.split_once("viewBox=\"0 0 960 ").unwrap();
        let height: f64 = rest.split('"').next().unwrap().parse().unwrap();
        assert!(height <= 1010.0, "{height}");
        assert!(part.contains(&format!("Timeline, part {} of {}", at + 1, parts.len())));
        assert!(part.contains(&format!("id=\"x-{}-title\"", at + 1)));
    }
    let all = parts.concat();
    // Two lines of text and the days for each.
    assert_eq!(all.matches("class=\"word\"").count(), 200);
}

/// The figure of the sample of this title.
fn sampled(title: &str) -> Chart {
    let mut figures = figure_sample::blocks()
        .into_iter()
        .filter_map(|block| match block {
            Block::Figure(figure) if figure.title == title => Some(figure.chart),
            _ => None,
        });
    figures.next().unwrap()
}

#[test]
fn columns_are_as_high_as_there_are_many() {
    let svg = drawn(sampled("Many"));
    let heights = values(&svg, "work", "height");
    assert_eq!(heights.len(), 3, "none for no assessment");
    assert_eq!(heights[1], 2.0 * heights[0]);
    assert_eq!(heights[0], 2.0 * heights[2]);
    // The highest of four reaches the top.
    assert_eq!(heights[1], 258.0 - 48.0);
    let median = points(&svg, "median");
    assert_eq!(median[0].0, 54.0 + 0.6 * (744.0 - 54.0));
}

#[test]
fn a_box_reaches_from_quarter_to_quarter() {
    let svg = drawn(sampled("Spread"));
    let (left, wide) = (196.0, 700.0 - 196.0);
    // After that of the legend.
    let (x, width) = (values(&svg, "box", "x"), values(&svg, "box", "width"));
    assert_eq!((x.len(), width.len()), (2, 2), "no box without figures");
    let near = |all: &[f64], wanted: f64| all.iter().any(|value| (value - wanted).abs() < 0.01);
    assert!(near(&x, left + 0.4 * wide), "{x:?}");
    assert!(near(&width, 0.4 * wide), "{width:?}");
    let ends = points(&svg, "whisker");
    assert!(near(&[ends[0].0], left + 0.2 * wide), "{ends:?}");
    assert!(near(&[ends[1].0], left + wide), "{ends:?}");
    assert!(near(&[points(&svg, "own")[0].0], left + 0.5 * wide));
}
