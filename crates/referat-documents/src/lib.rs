//! Documents from records and views: so far plain text in the layout of the minutes.
