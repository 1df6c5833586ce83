//! The icon sprite: the few icons the pages use, as one SVG file of symbols.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};
use regex::Regex;

use super::sources;
use crate::npm;

/// The names in `icons.txt`, one a line; lines that begin with `#` are remarks.
///
/// # Errors
/// When the list can't be read.
pub fn names() -> Result<Vec<String>> {
    let path = sources().join("icons.txt");
    let list = fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    Ok(list
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect())
}

/// Builds the sprite: each icon is a symbol whose id is the icon's name.
///
/// # Errors
/// When an icon isn't in the package, or isn't drawn as we expect.
pub fn sprite() -> Result<String> {
    let drawing = Regex::new(r#"(?s)^\s*<svg[^>]*\bviewBox="([^"]+)"[^>]*>(.*)</svg>\s*$"#)?;
    let mut sprite = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
    for name in names()? {
        let path = npm::folder().join(format!("dkfds/dist/img/svg-icons/{name}.svg"));
        let svg = fs::read_to_string(&path).with_context(|| {
            format!(
                "icons.txt names {name:?}, which dkfds doesn't have ({})",
                path.display()
            )
        })?;
        let Some(parts) = drawing.captures(&svg) else {
            bail!("{} is no plain drawing", path.display())
        };
        writeln!(
            sprite,
            "<symbol id=\"{name}\" viewBox=\"{}\">{}</symbol>",
            &parts[1],
            parts[2].trim()
        )?;
    }
    sprite.push_str("</svg>\n");
    Ok(sprite)
}
