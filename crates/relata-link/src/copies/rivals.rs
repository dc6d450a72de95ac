//! Which pairs each article is in: an outlet publishes one translation of an article, and nearly the same text with other facts.

/// A pair that an article is in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Partner<I> {
    /// The other article.
    pub(crate) other: I,
    /// By which ways they were found, a bit for each.
    pub(crate) ways: u8,
    /// Whether they look like translations.
    pub(crate) is_alike: bool,
    /// How much it speaks for this pair when an article has several look-alikes.
    pub(crate) strength: f64,
    /// Key of who published the other; 0: not known.
    pub(crate) publisher: u64,
}

impl<I> Partner<I> {
    /// The same with another name of the other article.
    pub(crate) fn of<J>(self, other: J) -> Partner<J> {
        let Self { ways, is_alike, strength, publisher, .. } = self;
        Partner { other, ways, is_alike, strength, publisher }
    }
}

/// Whether an article of these pairs has an equally good partner of the same outlet. Where outlets are not known, copies of one another are no
/// rivals. `are_copies(i, j)`: within their language, `None` standing for the article itself.
pub(crate) fn has_rival<I: Copy + PartialEq>(
    pairs: impl Iterator<Item = Partner<I>>,
    partner: &Partner<I>,
    are_copies: impl Fn(Option<I>, I) -> bool,
) -> bool {
    let mut pairs = pairs;
    pairs.any(|rival| {
        rival.other != partner.other
            && rival.strength >= partner.strength
            && rival.publisher == partner.publisher
            && (partner.publisher != 0 || !are_copies(Some(partner.other), rival.other))
            && !are_copies(None, rival.other)
    })
}
