//! Where things are found by number, and lists of numbers, in few pieces of memory.

use super::catalogue::NONE;

/// Finds the index of a row by its number: at once where numbers run on, as they do on any desk that we made.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    dense: Vec<u32>,
    /// Sorted; used when the numbers are far apart.
    sparse: Vec<(i64, u32)>,
}

/// Most places of a dense lookup for each row that there is.
const MOST_PLACES_A_ROW: usize = 4;

impl Lookup {
    pub(super) fn new(mut pairs: Vec<(i64, u32)>) -> Self {
        pairs.sort_unstable();
        let places = match (pairs.first(), pairs.last()) {
            (Some((first, _)), Some((last, _))) if *first >= 0 => {
                usize::try_from(*last).unwrap_or(usize::MAX)
            }
            _ => usize::MAX,
        };
        if places / MOST_PLACES_A_ROW > pairs.len() {
            return Self { dense: Vec::new(), sparse: pairs };
        }
        let mut dense = vec![NONE; places + 1];
        for (num, index) in pairs {
            if let Some(place) = usize::try_from(num).ok().and_then(|num| dense.get_mut(num)) {
                *place = index;
            }
        }
        Self { dense, sparse: Vec::new() }
    }

    pub(super) fn find(&self, num: i64) -> Option<u32> {
        if self.dense.is_empty() {
            let at = self.sparse.binary_search_by_key(&num, |(num, _)| *num).ok()?;
            return self.sparse.get(at).map(|(_, index)| *index);
        }
        let index = self.dense.get(usize::try_from(num).ok()?)?;
        (*index != NONE).then_some(*index)
    }
}

/// A list of indexes for each of a number of things, one after the other.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Where each list begins in `items`; one more than there are lists.
    begins: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// `n` lists of `pairs`, each a list and an item; items keep their order. What belongs to no list is left out.
    pub(super) fn new(n: usize, pairs: &[(u32, u32)]) -> Self {
        let mut begins = vec![0_u32; n + 1];
        let fits = || pairs.iter().filter(|(list, _)| (*list as usize) < n);
        for (list, _) in fits() {
            begins[*list as usize + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut next = begins.clone();
        let mut items = vec![0_u32; begins.last().copied().unwrap_or_default() as usize];
        for (list, item) in fits() {
            let place = &mut next[*list as usize];
            items[*place as usize] = *item;
            *place += 1;
        }
        Self { begins, items }
    }

    /// The list at `at`; empty when there is none.
    pub(super) fn of(&self, at: u32) -> &[u32] {
        let begin = |index: usize| self.begins.get(index).copied().unwrap_or_default() as usize;
        self.items.get(begin(at as usize)..begin(at as usize + 1)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_number_however_far_apart() {
        for nums in [vec![1, 2, 3, 7], vec![5, 4_000_000_000_000, -3], vec![], vec![i64::MAX]] {
            let lookup = Lookup::new(nums.iter().enumerate().map(|(at, num)| (*num, at as u32)).collect());
            for (at, num) in nums.iter().enumerate() {
                assert_eq!(lookup.find(*num), Some(at as u32), "{nums:?}");
            }
            for other in [0, 6, -1, i64::MIN, 99] {
                assert_eq!(lookup.find(other), None, "{nums:?}");
            }
        }
    }

    #[test]
    fn lists_keep_the_order_of_their_items() {
        let lists = Lists::new(3, &[(2, 9), (0, 4), (2, 1), (NONE, 7), (3, 7)]);
        assert_eq!((lists.of(0), lists.of(1), lists.of(2)), (&[4_u32][..], &[][..], &[9, 1][..]));
        assert_eq!(lists.of(3), &[] as &[u32]);
        assert_eq!(lists.of(NONE), &[] as &[u32]);
    }
}
