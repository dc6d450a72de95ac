//! What a desk is asked, and the plain values that answer. The JSON of these values is what the commands print with
//! `--json`: a field is only ever added.

mod brief;
mod changes;
mod claims;
mod copies;
mod said;
mod search;
mod statements;
mod timeline;
mod totals;
mod who;

pub use brief::{Brief, BriefFilter, CopyView, OriginView, SpeakerView, StoryView, Told, WarningView};
pub use changes::{Changes, ClaimChange, Since};
pub use claims::{
    AnswerView, ClaimFilter, ClaimView, Claims, QuestionView, TellingView, ValueView, VariantView,
};
pub use copies::{CopiedOrigin, Copies, LinkView, PassageView, PassageWords, SharedReport};
pub use said::{Said, SaidFilter};
pub use search::{Found, Hit};
pub use statements::StatementView;
pub use timeline::{DatedClaim, DayView, Timeline, TimelineFilter};
pub use totals::{Count, Totals};
pub use who::{Activity, EntityView, NameView, Neighbour, Who};

pub(crate) use search::{match_words, matches_in};
pub(crate) use statements::{STATEMENT_COLUMNS, STATEMENT_TABLES, StatementRow};
pub(crate) use totals::totals;
