//! The JSON of trees: round trips, and what is refused with its place.

use proptest::prelude::*;

use super::*;

fn refused(text: &str) -> String {
    RichText::from_json_text(text).unwrap_err().to_string()
}

#[test]
fn what_the_tree_cannot_hold_is_refused_with_its_place() {
    assert_eq!(refused("nej"), "doc: not JSON");
    assert_eq!(refused(r#"{"type":"video"}"#), "doc: expected a doc");
    assert_eq!(
        refused(r#"{"type":"doc","content":[{"type":"paragraph"},{"type":"image"}]}"#),
        "doc.content[1]: no node \"image\" here"
    );
    assert_eq!(
        refused(r#"{"type":"doc","content":[{"type":"heading","attrs":{"level":1}}]}"#),
        "doc.content[0]: expected level 3 or 4"
    );
    assert_eq!(
        refused(
            r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:1"}}]}]}]}"#
        ),
        "doc.content[0].content[0].marks[0]: this target is not allowed in a link"
    );
    assert_eq!(
        refused(r#"{"type":"doc","content":[{"type":"paragraph","style":"x"}]}"#),
        "doc.content[0]: no key \"style\" here"
    );
}

#[test]
fn endless_nesting_is_refused_and_not_followed() {
    let mut value = json!({ "type": "paragraph" });
    for _ in 0..200 {
        value = json!({ "type": "bullet_list", "content": [{ "type": "list_item", "content": [value] }] });
    }
    let error = RichText::from_json(&json!({ "type": "doc", "content": [value] })).unwrap_err();
    assert_eq!(error.problem, RichTextProblem::TooDeep);
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let marks = (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(link, em, strong)| Marks {
        link: link.then(|| Href::parse("https://sandved.example/")).flatten(),
        em,
        strong,
    });
    let run = ("[a-zæøå <&]{0,8}", marks).prop_map(|(text, marks)| Inline::Text { text, marks });
    prop::collection::vec(prop_oneof![4 => run, 1 => Just(Inline::HardBreak)], 0..4)
}

fn blocks() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        inlines().prop_map(Block::Paragraph),
        inlines().prop_map(|content| Block::Heading {
            level: HeadingLevel::Four,
            content
        }),
        "[a-z]{1,5}".prop_map(|id| Block::KeyFigure { id }),
    ];
    leaf.prop_recursive(12, 64, 3, |inner| {
        let items = prop::collection::vec(
            prop::collection::vec(inner.clone(), 0..3).prop_map(|blocks| ListItem { blocks }),
            0..3,
        );
        prop_oneof![
            items.clone().prop_map(Block::BulletList),
            (0u32..9, items).prop_map(|(order, items)| Block::OrderedList { order, items }),
            prop::collection::vec(
                prop::collection::vec(
                    (any::<bool>(), prop::collection::vec(inner, 0..2))
                        .prop_map(|(is_header, blocks)| TableCell { is_header, blocks }),
                    0..3
                )
                .prop_map(|cells| TableRow { cells }),
                0..3
            )
            .prop_map(Block::Table),
        ]
    })
}

proptest! {
    #[test]
    fn a_canonical_tree_survives_json(blocks in prop::collection::vec(blocks(), 0..4)) {
        let (text, _) = RichText { blocks }.canonical();
        prop_assert_eq!(RichText::from_json(&text.to_json()), Ok(text.clone()));
        prop_assert_eq!(text.clone().canonical().0, text);
    }

    #[test]
    fn canonical_form_keeps_every_word(blocks in prop::collection::vec(blocks(), 0..4)) {
        let text = RichText { blocks };
        let letters = |text: &RichText| {
            let mut letters: Vec<char> = text.words().chars().filter(|c| !c.is_whitespace()).collect();
            letters.sort_unstable();
            letters
        };
        let before = letters(&text);
        prop_assert_eq!(letters(&text.canonical().0), before);
    }

    #[test]
    fn no_json_makes_it_panic(text in "[\\[\\]{}\",:a-z0-9 ]{0,80}") {
        let _ = RichText::from_json_text(&text);
    }
}
