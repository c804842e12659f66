//! Parties written in the file instead of being drawn.

use crate::model::{ItemId, ListedParty};

use super::demand::{self, Setting};
use super::house::Names;
use super::kinds::count;
use super::problem::Fault;
use super::reader::Section;
use super::tree::Node;

/// Reads every `[[party]]`.
pub(super) fn parties(
    node: &Node,
    root: &Section<'_>,
    setting: &Setting<'_>,
) -> Option<Vec<ListedParty>> {
    let items = root.items(node);
    let mut parties: Vec<ListedParty> = Vec::new();
    let mut last = None;
    for (idx, item) in items.iter().enumerate() {
        let section = root.inner(item, "party", format!("party[{idx}]"));
        let at_node = section.need_node("at");
        let at = at_node.and_then(|node| section.take(node, &setting.hours.while_open())).flatten();
        if let (Some(node), Some(at), Some(last)) = (at_node, at, last)
            && at < last
        {
            section.refuse(node, demand::disorder("party", at, last));
        }
        last = at.or(last);
        let size = section.need("size", |node| {
            let size = count(node)?;
            demand::unseatable(size, setting).map_or(Ok(size), Err)
        });
        let order =
            section.need_node("order").and_then(|node| guests(node, &section, size, setting.items));
        section.finish();
        if let (Some(at), Some(size), Some(order)) = (at, size, order) {
            parties.push(ListedParty { at, size, order });
        }
    }
    (parties.len() == items.len()).then_some(parties)
}

/// Reads what each guest of a listed party orders.
fn guests(
    node: &Node,
    section: &Section<'_>,
    size: Option<u32>,
    items: &Names<'_>,
) -> Option<Vec<Vec<ItemId>>> {
    let guests = section.items(node);
    if let Some(size) = size.filter(|size| u32::try_from(guests.len()) != Ok(*size)) {
        let message = format!("the size is {size}, but there are orders for {}", guests.len());
        let fault = Fault::new(message, "one list for each guest");
        section.refuse(node, fault.help("write one list for each guest, [] for nothing"));
    }
    let orders: Vec<Option<Vec<ItemId>>> = guests
        .iter()
        .map(|guest| {
            let named = section.items(guest);
            if named.len() > demand::MOST_ITEMS {
                section.refuse(guest, demand::gluttony(named.len()));
            }
            let named = named.iter().map(|item| items.find_node(item, section).map(ItemId));
            named.collect::<Vec<_>>().into_iter().collect()
        })
        .collect();
    orders.into_iter().collect()
}
