//! Areas, clauses and practices: what counts in them, and where they are found.

use crate::model::*;
use crate::scoring::fixture::{Fixture, TODAY, score_of};
use crate::scoring::{Figures, Layout, NodeId, Views, members, score_with};

use super::assert_close;

/// Two questions of section 0 refer to clause 8.2, one of them to practice 8.2 as well; the one of section 1, area 1, to clause 8.10.
fn fixture() -> Fixture {
    let mut f = Fixture::new(Rollup::Mean);
    let [first, second] = [0, 1].map(|area| {
        let s = f.section(None, Rollup::Mean);
        f.questionnaire.sections[s.0].area = Some(AreaIx(area));
        s
    });
    let refs = |scheme, id: &str| Refs {
        scheme,
        ids: vec![ClauseId::new(id)],
    };
    let one = f.question(first, Some(1.0));
    f.at(one).refs = vec![refs(0, "8.2"), refs(1, "8.2")];
    let two = f.question(first, Some(0.5));
    f.at(two).refs = vec![refs(0, "8.2")];
    let three = f.question(second, Some(0.0));
    f.at(three).refs = vec![refs(0, "8.10")];
    f
}

#[test]
fn a_clause_averages_the_questions_that_refer_to_it_in_its_own_scheme() {
    let card = fixture().score();
    let clauses: Vec<_> = card.references[0].iter().collect();
    assert_eq!(clauses.len(), 2);
    assert_eq!(*clauses[0].0, ClauseId::new("8.2"), "8.2 comes before 8.10");
    assert_close(score_of(clauses[0].1), 0.75);
    assert_close(score_of(clauses[1].1), 0.0);
    assert_close(score_of(&card.references[1][&ClauseId::new("8.2")]), 1.0);
    assert_eq!(card.references[1].len(), 1);
}

#[test]
fn many_assessments_are_scored_alike_and_without_clauses_where_areas_are_enough() {
    let f = fixture();
    let layout = Layout::new(&f.questionnaire);
    let card = |views| score_with(&f.questionnaire, &layout, views, &f.assessment, TODAY);
    assert_eq!(card(Views::All), f.score());
    let areas = card(Views::Areas);
    assert_eq!(areas.areas, f.score().areas);
    assert!(areas.references.iter().all(|scheme| scheme.is_empty()));
}

#[test]
fn every_node_is_found_with_its_members() {
    let f = fixture();
    let card = f.score();
    let clause = |scheme, id: &str| NodeId::Reference(scheme, ClauseId::new(id));
    for (id, expected) in [
        (NodeId::Overall, &[0, 1, 2][..]),
        (NodeId::Section(SectionIx(1)), &[2]),
        (NodeId::Area(AreaIx(0)), &[0, 1]),
        (NodeId::Area(AreaIx(1)), &[2]),
        (clause(0, "8.2"), &[0, 1]),
        (clause(1, "8.2"), &[0]),
        (clause(0, "8.10"), &[2]),
    ] {
        let places: Vec<_> = members(&f.questionnaire, &id).iter().map(|q| q.0).collect();
        assert_eq!(places, expected, "{id:?}");
        let node = card.node(&id).expect("a node");
        assert_eq!(node.counts.questions, expected.len(), "{id:?}");
    }
    assert_eq!(card.node(&clause(1, "8.10")), None);
    assert_eq!(card.node(&clause(2, "8.2")), None);
}

#[test]
fn the_parts_of_a_node_add_up_to_its_figures() {
    let f = fixture();
    let card = f.score();
    let sections = f.questionnaire.section_places().map(NodeId::Section);
    let areas = [0, 1].map(|area| NodeId::Area(AreaIx(area)));
    let clauses = card.references[0]
        .keys()
        .map(|id| NodeId::Reference(0, id.clone()));
    for id in sections
        .chain(areas)
        .chain(clauses)
        .chain([NodeId::Overall])
    {
        let parts = card.contributions(&f.questionnaire, &id);
        let figures = card.node(&id).and_then(|node| node.figures);
        assert!(figures.is_some());
        assert_eq!(Figures::of(&parts), figures, "{id:?}");
    }
}
