//! What a browser makes of the page: accessible, within every width, on paper, and deaf to what is not its own.

use super::browser::{Browser, axe};
use super::links::{PAGES, page};
use crate::support::{Place, Run};

/// The dark look, whatever the browser prefers.
fn dark(page: &str) -> String {
    let dark = "@media screen and (prefers-color-scheme: dark)";
    assert!(page.contains(dark));
    page.replace(dark, "@media screen")
}

/// Rules that axe-core finds broken, with the first element of each.
const BROKEN: &str = "axe.run(document, {resultTypes: ['violations']})\
     .then(found => found.violations.map(rule => rule.id + ' ' + rule.nodes[0].target).join('; ') + '.')";

#[test]
fn axe_finds_no_violation_in_light_or_dark_at_any_width() {
    let (Some(browser), Some(axe)) = (Browser::find(), axe()) else {
        return;
    };
    // With and without requirements; the roadmap on its own.
    for (arguments, width, detail) in [
        (PAGES[0], 1400, "normal"),
        (PAGES[2], 800, "brief"),
        (PAGES[4], 400, "brief"),
    ] {
        let page = page(&format!("{arguments} --detail {detail}"));
        assert_eq!(browser.says(&page, width, &axe, BROKEN), ".", "{arguments}");
        assert_eq!(
            browser.says(&dark(&page), width, &axe, BROKEN),
            ".",
            "dark: {arguments}"
        );
    }
}

#[test]
fn axe_finds_no_violation_in_the_whole_report() {
    let (Some(browser), Some(axe)) = (Browser::find(), axe()) else {
        return;
    };
    assert_eq!(browser.says(&page(PAGES[0]), 1200, &axe, BROKEN), ".");
}

#[test]
fn nothing_but_tables_and_charts_is_moved_sideways() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let page = page(PAGES[2]);
    for width in [400, 800, 1400] {
        let beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(
            browser.says(&page, width, "", beyond),
            "0",
            "{width} pixels"
        );
    }
}

#[test]
fn contents_are_reached_by_keyboard_in_the_order_of_the_page() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let page = page(PAGES[0]);
    let heads = "[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])\
         .every((rank, at, all) => at == 0 ? rank == 1 : rank <= all[at - 1] + 1)";
    assert_eq!(
        browser.says(&page, 800, "", heads),
        "true",
        "no rank is left out"
    );
    let regions = "[...document.querySelectorAll('.scroll')].every(r => r.tabIndex == 0 && r.getAttribute('aria-label'))";
    assert_eq!(browser.says(&page, 800, "", regions), "true");
    let first = "document.querySelector('a').textContent + ' ' + document.querySelector('[tabindex=\"-1\"]')";
    assert_eq!(
        browser.says(&page, 800, "", first),
        "Skip to the content null"
    );
}

#[test]
fn everything_that_leads_somewhere_is_reached_by_tabs_and_seen_to_be() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let page = page(PAGES[0]);
    // The order of tabs is that of the document, since nothing names another one; what is folded is passed over.
    let stops = "const stops = [...document.querySelectorAll('a[href], summary, [tabindex]')]\
         .filter(stop => stop.checkVisibility({contentVisibilityAuto: true}));";
    let order = "const outside = stop => !stop.closest('svg');\
         const height = stop => stop.getBoundingClientRect().top;\
         const inside = stops.filter(stop => outside(stop) && stop.closest('main') && !stop.closest('table, .beside, .tiles'));\
         const back = inside.filter((stop, at) => at > 0 && height(stop) < height(inside[at - 1]) - 2);";
    let ask = |expression: &str| browser.says(&page, 1000, &format!("{stops}{order}"), expression);
    assert_eq!(ask("stops.length > 200"), "true");
    assert_eq!(
        ask("stops.filter(stop => stop.tabIndex != 0).length"),
        "0",
        "all are in the order of the page"
    );
    assert_eq!(
        ask("back.map(stop => stop.outerHTML.slice(0, 80)).join(' ')"),
        "",
        "each lies below the one before"
    );
    let unseen = "stops.filter(stop => { stop.focus({focusVisible: true}); const look = getComputedStyle(stop);\
         return document.activeElement != stop || look.outlineStyle == 'none' || look.outlineWidth == '0px' })\
         .map(stop => stop.outerHTML.slice(0, 80)).join(' ')";
    assert_eq!(ask(unseen), "", "each takes the focus and shows it");
    assert_eq!(
        ask("stops[0].getAttribute('href') + ' ' + document.querySelector('main').id"),
        "#content content",
        "the first leads past the contents"
    );
}

#[test]
fn the_policy_lets_the_own_look_in_and_nothing_else() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let page = page(PAGES[0]);
    let (_, console) = browser.open(&page);
    assert!(!console.contains("Content Security Policy"), "{console}");
    let foreign = "<script>document.title = 'obeyed'</script><p style=\"color: red\" onclick=\"x()\"><img src=\"x.png\"></p></body>";
    let (document, console) = browser.open(&page.replace("</body>", foreign));
    assert!(document.contains("<title>Gap report: Harbour IT</title>"));
    // Chromium names each of the refused: the script, the style, the picture.
    assert!(
        console.matches("Content Security Policy").count() >= 3,
        "{console}"
    );
}

#[test]
fn on_paper_every_page_is_a4_and_chapters_begin_on_new_ones() {
    let Some(browser) = Browser::find() else {
        return;
    };
    let pdf = browser.printed(&page(&format!("{} --detail normal", PAGES[0])));
    let pages = pdf.matches("/Type /Page\n").count();
    let sheets = pdf.matches("/MediaBox [0 0 594.95996 841.91998]").count();
    assert!(pages >= 7, "{pages} pages for as many chapters");
    assert_eq!(sheets, pages, "all of them A4");
}

#[test]
fn a_page_of_many_is_accessible_and_stays_within_every_width() {
    let (Some(browser), Some(axe)) = (Browser::find(), axe()) else {
        return;
    };
    let record = Run::at_root("batch examples/02-internal-it/assessment.yaml --to ndjson");
    let record = record.exit(0).stdout;
    // So many that ranks are grouped.
    let place = Place::empty().file("many.ndjson", record.repeat(210));
    let few = Run::at_root("batch examples/01-it-provider examples/02-internal-it --to html");
    let many = place.run("batch --merge many.ndjson --to html");
    for page in [few.exit(0).stdout, many.exit(0).stdout] {
        for width in [400, 800, 1400] {
            assert_eq!(browser.says(&page, width, &axe, BROKEN), ".", "{width}");
            let beyond =
                "document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(browser.says(&page, width, "", beyond), "0", "{width}");
        }
        assert_eq!(browser.says(&dark(&page), 800, &axe, BROKEN), ".", "dark");
    }
}
