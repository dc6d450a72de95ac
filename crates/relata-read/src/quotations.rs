//! Quotations: the stretches of a text between quotation marks, of every style, however badly they are set.
//!
//! Marks are read paragraph by paragraph, on the article's own text. A mark that is never closed runs to the end of
//! its paragraph; where the next paragraph begins with a mark, it goes on there (the newspaper convention for a long
//! quotation). A closing mark that stands where only an opening one makes sense opens: machine translation leaves
//! « d' »historique » behind.

use relata_types::Span;

/// How many bytes after an opening single quotation mark its closing one may stand: longer stretches between two
/// apostrophes are chance. The longest sentences of news have about this length.
const MAX_SINGLE_QUOTED_BYTES: usize = 600;

/// One quotation: outermost marks only; what is quoted within belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The stretches with their marks, one for each paragraph that it covers; in order, never empty.
    pub(crate) pieces: Vec<Span>,
    /// Whether its first opening mark was found; where only a closing one stands, the quotation is held to begin with its
    /// sentence.
    pub(crate) is_opened: bool,
    /// Whether its last closing mark was found.
    pub(crate) is_closed: bool,
    /// Whether it is a line of dialogue opened by a dash, which nothing closes.
    pub(crate) is_dialogue: bool,
}

/// A family of marks that close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// “ ” „ "
    Double,
    /// « »
    Angle,
    /// ‘ ’ '
    Single,
}

/// The quotations of a text, in order, apart.
pub(crate) fn find(text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut goes_on = false;
    let paragraphs = paragraphs(text);
    for (index, &paragraph) in paragraphs.iter().enumerate() {
        let mut regions = in_paragraph(text, paragraph, goes_on);
        let below = paragraphs.get(index + 1..).unwrap_or_default();
        if goes_on && regions.is_empty() && is_closed_below(text, below) {
            if let Some(open) = found.last_mut() {
                push_piece(text, open, paragraph);
            }
            continue;
        }
        let first_is_leading = regions.first().is_some_and(|first| {
            !first.is_opened
                || text[paragraph.start as usize..first.pieces[0].start as usize].trim().is_empty()
        });
        if goes_on && first_is_leading {
            let mut first = regions.remove(0);
            if let Some(open) = found.last_mut() {
                if !first.is_opened {
                    first.pieces[0].start = paragraph.start;
                }
                for piece in first.pieces {
                    match first.is_opened {
                        true => open.pieces.push(piece),
                        false => push_piece(text, open, piece),
                    }
                }
                open.is_closed = first.is_closed;
            }
            goes_on = !found.last().is_some_and(|q| q.is_closed);
        } else {
            goes_on = false;
        }
        if let Some(last) = regions.last() {
            goes_on = !last.is_closed && !last.is_dialogue;
        }
        found.extend(regions);
    }
    found
}

/// Over how many lines without a mark a quotation that none reopens may go on: as many sentences have the longest.
const MAX_UNMARKED_LINES: usize = 8;

/// Whether the first mark in the lines below an open quotation closes what nothing there opened.
fn is_closed_below(text: &str, below: &[Span]) -> bool {
    below
        .iter()
        .take(MAX_UNMARKED_LINES)
        .find_map(|&line| in_paragraph(text, line, true).into_iter().next())
        .is_some_and(|first| !first.is_opened)
}

/// Adds a stretch that no mark reopens: it is one with what stands on the line above.
fn push_piece(text: &str, open: &mut Quotation, piece: Span) {
    match open.pieces.last_mut() {
        Some(last) if text[last.end as usize..piece.start as usize].matches('\n').count() == 1 => {
            last.end = piece.end;
        }
        _ => open.pieces.push(piece),
    }
}

/// The lines of the text that hold more than white space, trimmed.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let at = start + (line.len() - line.trim_start().len());
            found.push(Span::new(at, at + trimmed.len()));
        }
        start += line.len();
    }
    found
}

/// A mark that opened, with its family.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    family: Family,
    straight: bool,
}

fn in_paragraph(text: &str, paragraph: Span, goes_on: bool) -> Vec<Quotation> {
    let end = paragraph.end as usize;
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // The end of the last quotation that closed within the outermost open one.
    let mut inner: Option<(usize, usize)> = None;
    let mut at = paragraph.start as usize;
    while let Some(c) = text[at..end].chars().next() {
        let next = at + c.len_utf8();
        let width = doubled(&text[at..end]).unwrap_or(c.len_utf8());
        let mark = Around { text, start: paragraph.start as usize, end, at, after: at + width, goes_on };
        match read_mark(c, width > c.len_utf8(), &mark, open.as_slice()) {
            Some(Mark::Opens(family)) => {
                open.push(Open { at, family, straight: matches!(c, '"' | '\'' | '`') });
                at += width;
            }
            Some(Mark::Closes(family)) => {
                let depth = open.iter().rposition(|o| o.family == family).unwrap_or(0);
                if depth == 0 {
                    if let Some(first) = open.first() {
                        found.push(whole(Span::new(first.at, at + width), true));
                    }
                    inner = None;
                } else if let Some(o) = open.get(depth) {
                    inner = Some((o.at, at + width));
                }
                open.truncate(depth);
                at += width;
            }
            Some(Mark::Strays) => {
                if found.is_empty()
                    && open.is_empty()
                    && let Some(start) = match goes_on {
                        // It closes what a line above opened.
                        true => Some(paragraph.start as usize),
                        false => headless(text, paragraph.start as usize, at),
                    }
                {
                    let span = Span::new(start, at + width);
                    found.push(Quotation { is_opened: false, ..whole(span, true) });
                }
                at += width;
            }
            None => at = next.max(if width > c.len_utf8() { at + width } else { next }),
        }
    }
    if let Some(first) = open.first() {
        match inner {
            // Two marks opened and one closed: the last one closed both when nothing follows it but the narrator.
            Some((start, stop)) if open.len() == 1 && first.at < start => {
                let tail = text[stop..end].trim();
                if tail.chars().filter(|c| c.is_alphanumeric()).count() == 0 {
                    found.push(whole(Span::new(first.at, stop), true));
                } else {
                    found.push(whole(trimmed(text, first.at, start), false));
                    found.push(whole(Span::new(start, stop), true));
                }
            }
            _ => found.push(whole(Span::new(first.at, end), false)),
        }
    }
    if found.is_empty() {
        found.extend(dialogue(text, paragraph));
    }
    found
}

fn whole(span: Span, is_closed: bool) -> Quotation {
    Quotation { pieces: vec![span], is_opened: true, is_closed, is_dialogue: false }
}

/// Where the sentence begins that a mark closes which nothing opened; `None` when too little stands before it.
fn headless(text: &str, start: usize, close: usize) -> Option<usize> {
    let before = text[start..close].trim_end();
    let sentence = before
        .char_indices()
        .rev()
        .skip(1)
        .find(|(at, c)| {
            matches!(c, '.' | '!' | '?') && before[at + c.len_utf8()..].starts_with(char::is_whitespace)
        })
        .map_or(0, |(at, c)| at + c.len_utf8());
    let begin = sentence + (before[sentence..].len() - before[sentence..].trim_start().len());
    (before[begin..].split_whitespace().count() >= MIN_HEADLESS_WORDS).then_some(start + begin)
}

/// How many words at least a quotation has whose opening mark is missing: a lone mark behind fewer is an inch or a slip.
const MIN_HEADLESS_WORDS: usize = 4;

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    Span::new(start, start + text[start..end].trim_end().len())
}

/// The bytes of a mark that is written as two characters.
fn doubled(text: &str) -> Option<usize> {
    ["``", "''", "<<", ">>", ",,"].into_iter().find(|pair| text.starts_with(pair)).map(str::len)
}

enum Mark {
    Opens(Family),
    Closes(Family),
    /// Closes what nothing opened.
    Strays,
}

/// A character and what stands around it in its paragraph.
struct Around<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    at: usize,
    after: usize,
    /// A quotation is open from the paragraph before.
    goes_on: bool,
}

impl Around<'_> {
    fn before(&self) -> Option<char> {
        self.text[self.start..self.at].chars().next_back()
    }

    fn behind(&self) -> Option<char> {
        self.text[self.after..self.end].chars().next()
    }

    /// The first character behind that is no white space.
    fn next_word(&self) -> Option<char> {
        self.text[self.after..self.end].chars().find(|c| !c.is_whitespace())
    }

    fn is_first(&self) -> bool {
        self.at == self.start
    }

    /// Where an opening mark may stand: at the start, after white space, a bracket, a dash or an elision.
    fn can_open(&self) -> bool {
        let fits_before = self.before().is_none_or(|c| c.is_whitespace() || "([{-–—:;,/'’«“\"…>".contains(c));
        fits_before && self.behind().is_some_and(|c| !c.is_whitespace() && !",.;:!?)".contains(c))
    }

    /// Where a closing mark may stand: behind something, before white space, punctuation or the end.
    fn can_close(&self) -> bool {
        self.before().is_some_and(|c| !c.is_whitespace())
            && self.behind().is_none_or(|c| !c.is_alphanumeric())
    }
}

fn read_mark(c: char, is_doubled: bool, mark: &Around<'_>, open: &[Open]) -> Option<Mark> {
    let inside = |family: Family| open.iter().any(|o| o.family == family);
    match c {
        '“' | '‟' | '〝' | '„' => match open.last() {
            // German: „so“.
            Some(o) if c == '“' && mark.text[o.at..].starts_with('„') => {
                Some(Mark::Closes(Family::Double))
            }
            _ if c == '“' && inside(Family::Double) && mark.can_close() && !mark.can_open() => {
                Some(Mark::Closes(Family::Double))
            }
            _ => Some(Mark::Opens(Family::Double)),
        },
        ',' if is_doubled && mark.can_open() => Some(Mark::Opens(Family::Double)),
        '”' | '〞' => match inside(Family::Double) {
            true => Some(Mark::Closes(Family::Double)),
            false if mark.can_open() && !mark.can_close() => Some(Mark::Opens(Family::Double)),
            false => Some(Mark::Strays),
        },
        '"' | '＂' => straight(Family::Double, mark, open),
        '`' if is_doubled && !inside(Family::Double) => Some(Mark::Opens(Family::Double)),
        '`' | '\'' if is_doubled => straight(Family::Double, mark, open),
        '«' => match inside(Family::Angle) {
            // »so«
            true if mark.can_close()
                && !mark.can_open()
                && mark.behind().is_none_or(|c| !c.is_whitespace()) =>
            {
                Some(Mark::Closes(Family::Angle))
            }
            _ => Some(Mark::Opens(Family::Angle)),
        },
        '<' if is_doubled => Some(Mark::Opens(Family::Angle)),
        '»' => angle_close(mark, inside(Family::Angle)),
        '>' if is_doubled && inside(Family::Angle) => Some(Mark::Closes(Family::Angle)),
        '‘' | '‚' | '‹' => (open.is_empty() && mark.can_open() && single_close(mark).is_some())
            .then_some(Mark::Opens(Family::Single)),
        '\'' | '’' | '›' => match inside(Family::Single) {
            true if open.first().is_some_and(|o| o.family == Family::Single) => {
                let first = open[0].at;
                let opened = Around { at: first, after: next_char(mark.text, first), ..*mark };
                (single_close(&opened) == Some(mark.at)).then_some(Mark::Closes(Family::Single))
            }
            _ if c == '\'' && open.is_empty() && mark.can_open() && single_close(mark).is_some() => {
                Some(Mark::Opens(Family::Single))
            }
            _ => None,
        },
        _ => None,
    }
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// A mark without direction: its surroundings tell, and where they do not, whether one is open.
fn straight(family: Family, mark: &Around<'_>, open: &[Open]) -> Option<Mark> {
    let is_open = open.iter().any(|o| o.family == family);
    match (is_open, mark.can_open(), mark.can_close()) {
        (true, true, false) if open.last().is_some_and(|o| !o.straight) => Some(Mark::Opens(family)),
        (true, _, _) => Some(Mark::Closes(family)),
        (false, false, true) if mark.before().is_some_and(|c| c.is_ascii_digit()) => None,
        (false, false, true) => Some(Mark::Strays),
        (false, _, _) if mark.behind().is_none() => Some(Mark::Strays),
        // White space on both sides: it opens when another one can close it.
        (false, false, false)
            if !mark.text[mark.after..mark.end].contains('"') && (mark.goes_on || !mark.is_first()) =>
        {
            Some(Mark::Strays)
        }
        (false, _, _) => Some(Mark::Opens(family)),
    }
}

/// `»`: closes, unless it begins a paragraph or a word while nothing is open.
fn angle_close(mark: &Around<'_>, is_open: bool) -> Option<Mark> {
    if is_open {
        return Some(Mark::Closes(Family::Angle));
    }
    let begins_word = mark.behind().is_some_and(char::is_alphanumeric);
    let begins_paragraph = mark.is_first() && mark.goes_on && mark.next_word().is_some();
    let opens = begins_word && mark.before().is_none_or(|c| !c.is_alphanumeric()) || begins_paragraph;
    Some(if opens { Mark::Opens(Family::Angle) } else { Mark::Strays })
}

/// Where the single quotation that opens at the mark closes: at the first mark after punctuation, else at the first
/// that no letter follows; an apostrophe within a word never closes.
fn single_close(mark: &Around<'_>) -> Option<usize> {
    let far = mark.end.min(mark.after + MAX_SINGLE_QUOTED_BYTES);
    let limit = (far..mark.end).find(|&at| mark.text.is_char_boundary(at)).unwrap_or(mark.end);
    let mut plain = None;
    let mut before = mark.behind()?;
    for (offset, c) in mark.text[mark.after..limit].char_indices() {
        let at = mark.after + offset;
        if c == '‘' {
            break;
        }
        if matches!(c, '\'' | '’' | '›') {
            let follower = mark.text[at + c.len_utf8()..mark.end].chars().next();
            if follower.is_none_or(|f| !f.is_alphanumeric()) && !before.is_whitespace() {
                if ",.!?…".contains(before) {
                    return Some(at);
                }
                // A possessive plural ("the workers’ strike") closes nothing when a better mark follows.
                plain = plain.or(Some(at));
            }
        }
        before = c;
    }
    plain
}

/// A line of dialogue: a paragraph that begins with a dash and a space.
fn dialogue(text: &str, paragraph: Span) -> Option<Quotation> {
    let line = paragraph.text(text);
    let rest = line.strip_prefix(['–', '—', '―'])?;
    let is_line = rest.starts_with(char::is_whitespace) && rest.trim_start().chars().next()?.is_uppercase();
    is_line.then(|| Quotation { is_dialogue: true, ..whole(paragraph, false) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        find(text)
            .iter()
            .map(|q| {
                let words: Vec<&str> = q.pieces.iter().map(|p| p.text(text)).collect();
                words.join(" | ")
            })
            .collect()
    }

    #[test]
    fn every_style_of_mark() {
        assert_eq!(found("He said “yes” and \"no\"."), ["“yes”", "\"no\""]);
        assert_eq!(found("Il dit « oui » et «non»."), ["« oui »", "«non»"]);
        assert_eq!(found("‘We are not afraid,’ said Ian."), ["‘We are not afraid,’"]);
        assert_eq!(found("'We won't go,' said the workers' leader."), ["'We won't go,'"]);
        assert_eq!(found("He said ``yes''."), ["``yes''"]);
        assert_eq!(found("He said, `` I 'm ready. ''"), ["`` I 'm ready. ''"]);
        assert_eq!(found("Er sagte „ja“ und »nein«."), ["„ja“", "»nein«"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(found("The workers' strike in the '90s wasn't long."), Vec::<String>::new());
        assert_eq!(found("L’État n’a pas dit qu’il l’aime."), Vec::<String>::new());
    }

    #[test]
    fn nested_marks_belong_to_the_outermost() {
        assert_eq!(found("« Il m'a dit « pars » et voilà », dit-il."), ["« Il m'a dit « pars » et voilà »"]);
        assert_eq!(found("“He said, ‘go,’ and left,” she said."), ["“He said, ‘go,’ and left,”"]);
        assert_eq!(found("« La ville est “calme” », dit-il."), ["« La ville est “calme” »"]);
    }

    #[test]
    fn a_reopened_mark_goes_on() {
        assert_eq!(
            found("“First this.\n\n“Then that.”\n\n“Another.”"),
            ["“First this. | “Then that.”", "“Another.”"]
        );
        assert_eq!(found("« Un.\n\n» Deux », dit-elle."), ["« Un. | » Deux »"]);
    }

    #[test]
    fn a_quotation_goes_on_over_lines_without_marks() {
        assert_eq!(
            found("He said: \"First.\nThen.\nAt last. \"\nThey left."),
            ["\"First.\nThen.\nAt last. \""],
        );
        assert_eq!(found("\" First.\nThen. \"\nThey left."), ["\" First.\nThen. \""]);
        assert_eq!(found("He said: \"First.\nThen.\n\"Last,\" he said."), ["\"First.", "\"Last,\""]);
    }

    #[test]
    fn an_unclosed_mark_ends_with_its_paragraph() {
        assert_eq!(
            found("“Stolen, he insisted. Nobody agreed.\n\nNext."),
            ["“Stolen, he insisted. Nobody agreed."]
        );
        assert!(!find("“Stolen, he insisted.")[0].is_closed);
        assert_eq!(
            found("« Nous irons, promet Luc. Il ajoute « oui » et part."),
            ["« Nous irons, promet Luc. Il ajoute", "« oui »"]
        );
    }

    #[test]
    fn a_mark_that_closes_what_nothing_opened() {
        assert_eq!(found("Il part. Nous irons jusqu'au bout », a-t-il dit."), ["Nous irons jusqu'au bout »"]);
        assert_eq!(
            found("“We learned a lot.\n\nIt was a day to remember.”"),
            ["“We learned a lot. | It was a day to remember.”"]
        );
        assert_eq!(found("It was 6 feet 5\" tall."), Vec::<String>::new());
    }

    #[test]
    fn mangled_marks() {
        assert_eq!(found("la crue jugée d’ »historique », dit-on"), ["»historique »"]);
        assert_eq!(found("who found, “a very calm town,\" Brun said."), ["“a very calm town,\""]);
        assert_eq!(found("a “  second flood  ” here"), ["“  second flood  ”"]);
    }

    #[test]
    fn dialogue_by_dashes() {
        assert_eq!(found("– Vous avez vu ? demande-t-il."), ["– Vous avez vu ? demande-t-il."]);
        assert_eq!(found("- item\n- other"), Vec::<String>::new());
    }

    #[test]
    fn any_text_gives_quotations_that_are_apart() {
        let alphabet: Vec<char> = "ab ,.\n’'\"“”„«»‘–<>`é".chars().collect();
        let mut state = 11_u64;
        for _ in 0..3000 {
            let text: String = (0..30)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    alphabet[(state >> 33) as usize % alphabet.len()]
                })
                .collect();
            let mut last = 0;
            for piece in find(&text).iter().flat_map(|q| &q.pieces) {
                assert!(text.get(piece.range()).is_some_and(|t| !t.is_empty()), "{text:?} {piece}");
                assert!(piece.start >= last, "{text:?} {piece}");
                last = piece.end;
            }
        }
    }
}
