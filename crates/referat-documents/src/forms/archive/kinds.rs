//! Kinds of formats, as an archive sorts them before it converts them.
//!
//! The National Archives (Rigsarkivet) take submissions in few formats of their own, and what a file is converted
//! to follows from its kind. That is done later and elsewhere: here stands the kind alone. Knows media types only.

/// The kind of a media type: `text`, `spreadsheet`, `presentation`, `image`, `sound`, `film`, `geodata`, `mail`,
/// `data`, `package` or `other`.
pub(super) fn kind(media_type: &str) -> &'static str {
    let media_type = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match media_type.as_str() {
        "application/pdf"
        | "application/rtf"
        | "application/msword"
        | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        | "application/vnd.oasis.opendocument.text" => "text",
        "text/csv"
        | "application/vnd.ms-excel"
        | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        | "application/vnd.oasis.opendocument.spreadsheet" => "spreadsheet",
        "application/vnd.ms-powerpoint"
        | "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        | "application/vnd.oasis.opendocument.presentation" => "presentation",
        "application/gml+xml" | "application/geo+json" => "geodata",
        "message/rfc822" | "application/vnd.ms-outlook" => "mail",
        "application/json" | "application/xml" | "text/xml" | "text/calendar" => "data",
        "application/zip" | "application/gzip" | "application/x-tar" => "package",
        other => match other.split('/').next().unwrap_or_default() {
            "text" => "text",
            "image" => "image",
            "audio" => "sound",
            "video" => "film",
            _ => "other",
        },
    }
}
