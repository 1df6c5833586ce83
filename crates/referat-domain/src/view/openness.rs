//! Who may see an item and its attachments, as those see it who decide that.

use crate::ids::{AgendaItemId, AttachmentId, ForumId, PersonId};
use crate::issued::IssuedLine;
use crate::openness::Openness;

use super::{Eyes, Subject};

/// Who may see an item, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemOpenness {
    /// The forum the item is of.
    pub forum: ForumId,
    /// What is said of it.
    pub view: OpennessView,
}

/// Who may see an item.
#[derive(Debug, Clone, PartialEq)]
pub struct OpennessView {
    /// The item.
    pub item: AgendaItemId,
    /// Whether the item is open.
    pub openness: Openness,
    /// Its attachments, in order.
    pub attachments: Vec<AttachmentOpenness>,
    /// Who is shut out of it, with their names.
    pub shut_out: Vec<(PersonId, String)>,
    /// Who could be, by name.
    pub persons: Vec<(PersonId, String)>,
    /// Copies for the public that were issued before something in it was closed: they stand as they were.
    pub issued_before: Vec<IssuedLine>,
}

/// Who may see an attachment, apart from its item.
#[derive(Debug, Clone, PartialEq)]
pub struct AttachmentOpenness {
    /// The attachment.
    pub id: AttachmentId,
    /// Its place in the list, from 1.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Whether it is open.
    pub openness: Openness,
}

impl Subject for ItemOpenness {
    /// Nothing for those who may not see the item with all that is closed in it.
    type View = Option<OpennessView>;

    fn look(self, eyes: &Eyes<'_>) -> Option<OpennessView> {
        let those_out: Vec<PersonId> = self.view.shut_out.iter().map(|(person, _)| *person).collect();
        eyes.sees_all_closed(self.forum, &those_out).then_some(self.view)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{show, show_public};
    use super::*;
    use crate::reader::Reader;

    #[test]
    fn who_may_see_an_item_is_told_to_those_who_see_all_of_it() {
        let (forum, out) = (ForumId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
        let openness = ItemOpenness {
            forum,
            view: OpennessView {
                item: AgendaItemId::from_bytes([3; 16]),
                openness: Openness::Open,
                attachments: Vec::new(),
                shut_out: vec![(out, "Ditte Lund".into())],
                persons: Vec::new(),
                issued_before: Vec::new(),
            },
        };
        let of = |number: u8| Reader::staff(PersonId::from_bytes([number; 16])).secretary_of(forum);
        assert!(show(openness.clone(), &of(4)).is_some());
        assert!(show(openness.clone(), &of(2)).is_none(), "shut out themselves");
        assert!(show(openness.clone(), &Reader::staff(PersonId::from_bytes([4; 16]))).is_none());
        assert!(show_public(openness).is_none());
    }
}
