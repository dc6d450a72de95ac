//! `relata brief`: what the desk establishes, for a person to read.

use super::claims::{disputed, standing};
use super::said::manner;
use super::{changes, check_story};
use crate::input;
use crate::output::{
    FAINT, INCOMPLETE, NAME, Page, WRONG, count, days, describe, is_complete, one_line, outlets, print_json,
    styled,
};
use crate::{Context, Outcome};
use relata::Desk;
use relata::desk::{Brief, BriefFilter, Citation, ClaimView, OriginView, Since, StoryView, Totals};
use std::collections::BTreeMap;

/// Print what the articles establish: per story the origins, the claims with their standing, who said what, what is not
/// known and who is not heard.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  relata brief\n  relata brief --min-articles 2 --all\n  relata brief --since 2023-06-25\n  relata brief --json | jq '.stories[0].claims'\n\n\
[3:12] after a line cites article 3 of the brief's lists, sentence 12."
)]
pub(crate) struct Arguments {
    /// Only the story with this id.
    #[arg(long, value_name = "ID", conflicts_with_all = ["min_articles", "stories"])]
    story: Option<String>,
    /// Only stories of so many articles or more.
    #[arg(long, value_name = "N", default_value_t = 1)]
    min_articles: usize,
    /// At most so many stories.
    #[arg(long, value_name = "N", default_value_t = 20)]
    stories: usize,
    /// Only what changed since then: claims that are new, whose standing changed and why. A day (2023-06-25) counts by publication, a
    /// number is that of a run of `relata read`: what came after it.
    #[arg(long, value_name = "DATE|RUN", value_parser = since, conflicts_with_all = ["story", "min_articles", "stories"])]
    since: Option<Since>,
    /// Everything: no list is cut short.
    #[arg(long)]
    all: bool,
}

/// How long the lists of a story are unless all is asked for: a page or two in all.
const MOST_CLAIMS: usize = 12;
const MOST_SPEAKERS: usize = 12;
const MOST_STATEMENTS: usize = 4;
const MOST_QUESTIONS: usize = 8;

/// Runs the subcommand.
pub(crate) fn run(context: &Context, arguments: &Arguments) -> anyhow::Result<Outcome> {
    if let Some(since) = &arguments.since {
        return changes::print(context, &context.open()?.changes(since)?);
    }
    // As text the brief itself says when it is not complete, so that a brief that was kept says so, too.
    let desk = if context.json { context.open()? } else { Desk::open_read_only(&context.desk)? };
    check_story(&desk, arguments.story.as_deref())?;
    let brief = desk.brief(&BriefFilter {
        story: arguments.story.clone(),
        min_articles: arguments.min_articles,
        stories: (!arguments.all).then_some(arguments.stories),
    })?;
    if context.json {
        print_json(&brief)?;
    } else {
        Writer { page: Page::new(), numbers: number(&brief), arguments }.write(&brief)?;
    }
    Ok(Outcome::Done)
}

/// A day or the number of a run.
fn since(text: &str) -> Result<Since, String> {
    match text.parse() {
        Ok(run) => Ok(Since::Run(run)),
        Err(_) => {
            input::day(text).map(Since::Day).map_err(|why| format!("{why}; nor is it the number of a run"))
        }
    }
}

/// The brief's own number of each article, in the order in which the brief lists them.
fn number(brief: &Brief) -> BTreeMap<String, usize> {
    let origins = brief.stories.iter().flat_map(|story| &story.origins);
    let articles = origins.flat_map(|origin| &origin.articles);
    articles.enumerate().map(|(index, article)| (article.id.clone(), index + 1)).collect()
}

struct Writer<'a> {
    page: Page,
    numbers: BTreeMap<String, usize>,
    arguments: &'a Arguments,
}

impl Writer<'_> {
    fn write(mut self, brief: &Brief) -> anyhow::Result<()> {
        self.totals(&brief.totals);
        for story in &brief.stories {
            self.story(story);
        }
        if self.arguments.story.is_none() && brief.stories_left_out > 0 {
            self.page.gap();
            let past_limit = brief.stories_past_limit;
            if past_limit > 0 {
                let line = format!("{} left out: --all shows every one", count(past_limit, "story"));
                self.page.item("", &styled(FAINT, &line));
            }
            let small = brief.stories_left_out.saturating_sub(past_limit);
            if small > 0 {
                let fewer = count(self.arguments.min_articles, "article");
                let line = format!("{} of fewer than {fewer} left out, as asked", count(small, "story"));
                self.page.item("", &styled(FAINT, &line));
            }
        }
        self.page.print()
    }

    fn most(&self, most: usize) -> usize {
        if self.arguments.all { usize::MAX } else { most }
    }

    fn totals(&mut self, totals: &Totals) {
        self.page.heading("Relata brief");
        let languages: Vec<&str> = totals.languages.iter().filter_map(|lang| lang.value.as_deref()).collect();
        let mut line = format!(
            "{} of {}, {}, {}",
            count(totals.articles, "article"),
            outlets(totals.outlets.iter().filter(|outlet| outlet.value.is_some()).count()),
            count(totals.origins, "origin"),
            count(totals.stories, "story"),
        );
        if !languages.is_empty() {
            line.push_str(&format!("; {}", languages.join(" ")));
        }
        if let Some(days) = days(totals.first_published.as_deref(), totals.last_published.as_deref()) {
            line.push_str(&format!("; {days}"));
        }
        if totals.undated > 0 {
            line.push_str(&format!("; {} undated", totals.undated));
        }
        self.page.item("", &line);
        if !is_complete(totals.dossier_is_current, totals.last_run.as_ref()) {
            self.page.item("", &styled(WRONG, INCOMPLETE));
        }
        if let Some(skipped) = totals.last_run.as_ref().map(|run| run.skipped.len()).filter(|n| *n > 0) {
            self.page
                .item("", &styled(WRONG, &format!("{} skipped in the last run", count(skipped, "input"))));
        }
        let line = "An origin is one independent telling, however often it was republished. Nothing here says what is \
            true. [3:12] cites article 3, sentence 12.";
        self.page.item("", &styled(FAINT, line));
    }

    fn story(&mut self, story: &StoryView) {
        self.page.heading(&format!("■ {}", one_line(&story.title)));
        let mut line =
            format!("{}, {}", count(story.articles, "article"), count(story.origins.len(), "origin"));
        let days = days(story.first_published.as_deref(), story.last_published.as_deref());
        for part in
            [Some(story.languages.join(" ")), days].into_iter().flatten().filter(|part| !part.is_empty())
        {
            line.push_str(&format!(", {part}"));
        }
        self.page.item("", &line);
        self.origins(story);
        self.claims(story);
        self.statements(story);
        self.questions(story);
        if !story.not_heard.is_empty() {
            self.page.heading("  Not heard");
            let names: Vec<String> = story.not_heard.iter().map(|entity| one_line(&entity.name)).collect();
            self.page
                .item("  ", &format!("{}: named often, nothing is attributed to them.", names.join(", ")));
        }
        self.warnings(story);
    }

    fn origins(&mut self, story: &StoryView) {
        self.page.heading("  Articles, by origin");
        for origin in &story.origins {
            for (index, article) in origin.articles.iter().enumerate() {
                let bullet = if index == 0 { "  • " } else { "    " };
                let number = self.numbers.get(&article.id).copied().unwrap_or_default();
                let line = format!("{bullet}[{number}] ");
                self.page.item(&line, &format!("{}{}", describe(article), self.copied(origin, &article.id)));
            }
        }
    }

    /// Of which earlier listed article this one is a copy.
    fn copied(&self, origin: &OriginView, article: &str) -> String {
        let number = |id: &str| self.numbers.get(id).copied().unwrap_or_default();
        let own = number(article);
        let links = origin.copies.iter().filter_map(|copy| match (copy.a == article, copy.b == article) {
            (true, _) => Some((number(&copy.b), copy)),
            (_, true) => Some((number(&copy.a), copy)),
            _ => None,
        });
        match links.filter(|(other, _)| *other < own).min_by_key(|(other, _)| *other) {
            Some((other, copy)) => styled(FAINT, &format!(" ({} with [{other}])", copy.kind)),
            None => String::new(),
        }
    }

    fn claims(&mut self, story: &StoryView) {
        let told_twice = |claim: &&ClaimView| claim.articles > 1 || !claim.variants.is_empty();
        let claims: Vec<&ClaimView> = story.claims.iter().filter(told_twice).collect();
        if claims.is_empty() {
            return;
        }
        self.page.heading("  Claims told more than once, by standing");
        for claim in claims.iter().take(self.most(MOST_CLAIMS)) {
            self.claim(claim);
        }
        self.cut(claims.len(), MOST_CLAIMS, "claim");
    }

    fn claim(&mut self, claim: &ClaimView) {
        let citations = self.cite(claim.tellings.iter().map(|telling| &telling.citation));
        let standing = styled(FAINT, &format!("({}) {citations}", standing(claim)));
        self.page.item("  • ", &format!("{} {standing}", one_line(&claim.text)));
        for variant in &claim.variants {
            self.page.item("      ", &disputed(variant));
        }
    }

    fn statements(&mut self, story: &StoryView) {
        if story.speakers.is_empty() {
            return;
        }
        self.page.heading("  Who said what");
        for speaker in story.speakers.iter().take(self.most(MOST_SPEAKERS)) {
            let name = speaker.name.as_deref().map_or_else(|| "Speaker not named".to_owned(), one_line);
            self.page.item("  ", &styled(NAME, &name));
            for told in speaker.statements.iter().take(self.most(MOST_STATEMENTS)) {
                let statement = &told.statement;
                let source = match &statement.source {
                    Some(source) if speaker.name.is_none() => format!("{}: ", one_line(source)),
                    _ => String::new(),
                };
                let citations = self.cite(std::iter::once(&statement.citation).chain(&told.also));
                let manner = match manner(statement) {
                    manner if manner.is_empty() => manner,
                    manner => styled(FAINT, &format!("({manner}) ")),
                };
                let words = one_line(&statement.text);
                let line = format!("{source}{manner}{words} {}", styled(FAINT, &citations));
                self.page.item("    – ", &line);
            }
            self.cut(speaker.statements.len(), MOST_STATEMENTS, "statement");
        }
        self.cut(story.speakers.len(), MOST_SPEAKERS, "speaker");
    }

    fn questions(&mut self, story: &StoryView) {
        if story.questions.is_empty() {
            return;
        }
        self.page.heading("  Not known, by the articles' own words");
        for question in story.questions.iter().take(self.most(MOST_QUESTIONS)) {
            let citations = self.cite(&question.citations);
            self.page.item("  ? ", &format!("{} {}", one_line(&question.text), styled(FAINT, &citations)));
            if let Some(answer) = &question.answer {
                let citation = styled(FAINT, &self.cite([&answer.citation]));
                self.page.item(
                    "      answered later, it seems: ",
                    &format!("{} {citation}", one_line(&answer.text)),
                );
            }
        }
        self.cut(story.questions.len(), MOST_QUESTIONS, "question");
    }

    fn warnings(&mut self, story: &StoryView) {
        // That an article has no date stands in the list of articles already.
        let warnings: Vec<_> = story.warnings.iter().filter(|warning| warning.code != "undated").collect();
        if warnings.is_empty() {
            return;
        }
        self.page.heading("  Beware");
        for warning in warnings {
            let words = if warning.text.is_empty() {
                String::new()
            } else {
                format!(" “{}”", one_line(&warning.text))
            };
            let citation = self.cite([&warning.citation]);
            self.page
                .item("  ! ", &format!("{}{words} {}", one_line(&warning.note), styled(FAINT, &citation)));
        }
    }

    /// Says how many were left out of a list.
    fn cut(&mut self, n: usize, most: usize, what: &str) {
        if n > self.most(most) {
            let more = count(n - most, what);
            self.page.item("    ", &styled(FAINT, &format!("and {more} more: --all shows every one")));
        }
    }

    fn cite<'c>(&self, citations: impl IntoIterator<Item = &'c Citation>) -> String {
        let mut cited: Vec<(usize, Option<usize>)> = citations
            .into_iter()
            .map(|citation| {
                (self.numbers.get(&citation.article).copied().unwrap_or_default(), citation.sentence)
            })
            .collect();
        cited.sort_unstable();
        cited.dedup();
        let shown = cited.iter().map(|(article, sentence)| match sentence {
            Some(sentence) => format!("[{article}:{sentence}]"),
            None => format!("[{article}]"),
        });
        shown.collect::<Vec<_>>().join(" ")
    }
}
