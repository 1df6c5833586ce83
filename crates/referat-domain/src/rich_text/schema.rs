//! The schema of rich text, written once: the browser's editor gets it as generated JSON.
//!
//! The form is ProseMirror's `SchemaSpec` (nodes and marks with content expressions), reduced to data.

use serde_json::{Map, Value, json};

/// One node type of the tree.
struct NodeSpec {
    name: &'static str,
    content: &'static str,
    group: &'static str,
    attrs: &'static [(&'static str, AttrDefault)],
}

enum AttrDefault {
    Number(u64),
    Text(&'static str),
}

const NODES: &[NodeSpec] = &[
    NodeSpec {
        name: "doc",
        content: "block*",
        group: "",
        attrs: &[],
    },
    NodeSpec {
        name: "paragraph",
        content: "inline*",
        group: "block",
        attrs: &[],
    },
    NodeSpec {
        name: "heading",
        content: "inline*",
        group: "block",
        attrs: &[("level", AttrDefault::Number(3))],
    },
    NodeSpec {
        name: "bullet_list",
        content: "list_item+",
        group: "block",
        attrs: &[],
    },
    NodeSpec {
        name: "ordered_list",
        content: "list_item+",
        group: "block",
        attrs: &[("order", AttrDefault::Number(1))],
    },
    NodeSpec {
        name: "list_item",
        content: "block+",
        group: "",
        attrs: &[],
    },
    NodeSpec {
        name: "table",
        content: "table_row+",
        group: "block",
        attrs: &[],
    },
    NodeSpec {
        name: "table_row",
        content: "(table_cell | table_header)+",
        group: "",
        attrs: &[],
    },
    NodeSpec {
        name: "table_header",
        content: "block*",
        group: "",
        attrs: &[],
    },
    NodeSpec {
        name: "table_cell",
        content: "block*",
        group: "",
        attrs: &[],
    },
    NodeSpec {
        name: "key_figure",
        content: "",
        group: "block",
        attrs: &[("id", AttrDefault::Text(""))],
    },
    NodeSpec {
        name: "hard_break",
        content: "",
        group: "inline",
        attrs: &[],
    },
    NodeSpec {
        name: "text",
        content: "",
        group: "inline",
        attrs: &[],
    },
];

/// The marks in their fixed order.
const MARKS: &[(&str, &[&str])] = &[("link", &["href"]), ("em", &[]), ("strong", &[])];

/// The names of all nodes.
pub fn node_names() -> impl Iterator<Item = &'static str> {
    NODES.iter().map(|node| node.name)
}

/// The schema for the browser.
#[must_use]
pub fn schema_json() -> Value {
    let mut nodes = Map::new();
    for node in NODES {
        let mut spec = Map::new();
        if !node.content.is_empty() {
            spec.insert("content".into(), json!(node.content));
        }
        if !node.group.is_empty() {
            spec.insert("group".into(), json!(node.group));
        }
        if node.group == "inline" && node.name != "text" {
            spec.insert("inline".into(), json!(true));
        }
        if !node.attrs.is_empty() {
            let attrs: Map<String, Value> = node
                .attrs
                .iter()
                .map(|(name, default)| {
                    let default = match default {
                        AttrDefault::Number(number) => json!(number),
                        AttrDefault::Text(text) => json!(text),
                    };
                    ((*name).to_owned(), json!({ "default": default }))
                })
                .collect();
            spec.insert("attrs".into(), Value::Object(attrs));
        }
        nodes.insert(node.name.to_owned(), Value::Object(spec));
    }
    let mut marks = Map::new();
    for (name, attrs) in MARKS {
        let mut spec = Map::new();
        if !attrs.is_empty() {
            let attrs: Map<String, Value> =
                attrs.iter().map(|attr| ((*attr).to_owned(), json!({}))).collect();
            spec.insert("attrs".into(), Value::Object(attrs));
        }
        marks.insert((*name).to_owned(), Value::Object(spec));
    }
    json!({ "nodes": nodes, "marks": marks, "maxListDepth": super::MAX_LIST_DEPTH })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_names_the_nodes_of_the_design_and_no_others() {
        let mut names: Vec<&str> = node_names().collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "bullet_list",
                "doc",
                "hard_break",
                "heading",
                "key_figure",
                "list_item",
                "ordered_list",
                "paragraph",
                "table",
                "table_cell",
                "table_header",
                "table_row",
                "text"
            ]
        );
        let schema = schema_json();
        assert_eq!(schema["nodes"]["heading"]["attrs"]["level"]["default"], 3);
        assert_eq!(
            schema["marks"]
                .as_object()
                .map(|m| m.keys().cloned().collect::<Vec<_>>()),
            Some(vec!["link".to_owned(), "em".to_owned(), "strong".to_owned()])
        );
    }
}
