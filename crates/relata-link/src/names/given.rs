//! Given names that are one name in several languages or in short: a table written for this project from general
//! knowledge of European given names. Each line is one name.

use super::table::Groups;
use crate::fold::key;
use std::sync::OnceLock;

/// The lines of [`GIVEN`] that hold a folded name in Latin letters: a short form may stand for several names.
pub(crate) fn lines(folded: &str) -> Vec<u16> {
    let forms = FORMS.get_or_init(forms);
    let wanted = key(folded.as_bytes());
    let from = forms.partition_point(|(key, ..)| *key < wanted);
    let of_key = forms[from..].iter().take_while(|(key, ..)| *key == wanted);
    of_key.filter(|(_, form, _)| *form == folded).map(|(.., line)| *line).collect()
}

/// The lines of which a form stands in one of the groups of the table of name parts: those of a name in another script.
pub(crate) fn lines_of_groups(groups: Groups) -> Vec<u16> {
    let by_group = BY_GROUP.get_or_init(by_group);
    let mut found: Vec<u16> = groups
        .iter()
        .flat_map(|group| {
            let from = by_group.partition_point(|(known, _)| *known < group);
            by_group[from..].iter().take_while(move |(known, _)| *known == group).map(|(_, line)| *line)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Forms with their keys before them and their lines behind, sorted: numbers are compared faster than words.
static FORMS: OnceLock<Vec<(u64, &'static str, u16)>> = OnceLock::new();
/// Groups of the table of name parts that hold a form of a line, with the line; sorted.
static BY_GROUP: OnceLock<Vec<(u32, u16)>> = OnceLock::new();

fn forms() -> Vec<(u64, &'static str, u16)> {
    let lines = (0_u16..).zip(GIVEN);
    let keyed = |form: &'static str, line| (key(form.as_bytes()), form, line);
    let mut forms: Vec<(u64, &str, u16)> =
        lines.flat_map(|(line, forms)| forms.split(' ').map(move |form| keyed(form, line))).collect();
    forms.sort_unstable();
    forms
}

fn by_group() -> Vec<(u32, u16)> {
    let forms = FORMS.get_or_init(forms).iter();
    let mut groups: Vec<(u32, u16)> =
        forms.flat_map(|(_, form, line)| Groups::of(form).iter().map(move |group| (group, *line))).collect();
    groups.sort_unstable();
    groups.dedup();
    groups
}

/// One given name a line, folded forms apart by a space.
const GIVEN: [&str; 164] = [
    "abraham abe ibrahim",
    "agnes agnieszka agnese ines inez",
    "albert alberto bert albrecht",
    "alexander alexandre alexandr aleksandr aleksander alejandro alessandro oleksandr aliaksandr alyaksandr alex sasha alec alejo sandro",
    "alexandra aleksandra alessandra alejandra oleksandra sasha alex sandra",
    "alexei alexey alexej aleksei aleksey alexis oleksii oleksiy",
    "alfred alfredo alf",
    "alice alicia alisa",
    "anastasia anastasiya nastya",
    "andrew andre andrei andrey andrej andreas andrea andres andrii andriy andrzej andy drew",
    "angela angele andzela angie",
    "ann anne anna ana annie hannah hanna nancy",
    "anthony antony antoine antonio anton toni tony",
    "arkady arkadi arkadiy arkadii",
    "arthur artur arturo",
    "augustus august auguste augusto agustin augustin",
    "barbara barbra babs varvara",
    "bartholomew bartolome bartolomeo barthelemy bart",
    "benedict benoit benedikt benedetto benito",
    "benjamin ben benny",
    "bernard bernhard bernardo bernie",
    "boris borys barys",
    "bradley brad",
    "calvin cal",
    "caroline carolina karoline carolyn carrie carol",
    "catherine katherine kathryn katharina ekaterina yekaterina kateryna catalina cathy kate katie katya katia kitty",
    "charles carl karl carlos carlo karel karol charlie chuck chip carles carlito",
    "christine christina kristina cristina khrystyna tina chrissy chris christiane",
    "christopher christoph christophe cristobal krzysztof chris",
    "claude claudio klaus claus",
    "clement clemens clemente klement",
    "clifford cliff",
    "daniel daniil danylo danny dan daniele",
    "david davide dave",
    "deborah debra deb debbie",
    "denis dennis denys dionisio",
    "dmitry dmitri dmitriy dmitrij dimitri dmytro dima",
    "dominic dominique dominik domingo domenico",
    "donald don donnie",
    "dorothy dorothea dorothee dorota dolly dot",
    "douglas doug",
    "edward edouard eduard eduardo edoardo ed eddie ted teddy",
    "elizabeth elisabeth elisabetta isabel isabelle liz beth betty lisa betsy bess lizzie eliza",
    "emmanuel emanuel manuel manolo",
    "eric erik erich",
    "ernest ernst ernesto ernie",
    "eugene evgeny evgeni evgueni yevgeny yevgeni yevgeniy evgenij jewgeni jewgenij yevhen yevhenii evgenii eugenio",
    "eve eva yeva evita",
    "ferdinand fernando hernando fernand",
    "florence florencia flo",
    "francis francois francisco francesco franz franciszek frank frankie",
    "francisca francesca francoise franziska frances fran",
    "frederick frederic friedrich fritz federico fred freddie freddy fredrik frederik",
    "gabriel gabriele gabe gabi",
    "gabrielle gabriela gabriella gaby",
    "gennady gennadi gennadiy hennadii hennadiy",
    "george georges georg jorge giorgio georgy georgi gueorgui heorhii jerzy yuri yury iouri youri juri jurij yurii yuriy",
    "gerald gerard gerardo gerhard gerry",
    "gertrude gertrud trudy",
    "gregory gregoire grigory grigori grigoriy gregor gregorio hryhorii greg",
    "harold harald harry hal",
    "helen helene elena yelena olena ielena",
    "henry henri heinrich enrique enrico hendrik henrik harry hank",
    "herbert heribert herb herbie",
    "howard howie",
    "hugh hugo hugues",
    "ignatius ignacio ignace ignaz nacho",
    "igor ihor",
    "ilya ilia illia illya elie elias elijah",
    "irene irina iryna",
    "jacob jakob iakov yakov jake",
    "jacqueline jackie jacquelyn jacki",
    "james jacques jaime jim jimmy jamie jaume",
    "jane jeanne joanna joan johanna giovanna juana janet jana",
    "jennifer jenny jen jenifer",
    "jeremy jeremiah jeremie jerry",
    "jessica jess jessie",
    "john jean johann johannes hans juan giovanni ivan jan joao ion ioan johan johnny jack",
    "jonas ionas yonas",
    "jonathan jon",
    "joseph josef jose giuseppe jozef iosif joe joey pepe pippo beppe",
    "judith judy judit",
    "julius jules julio giulio",
    "katrin katrina kathrin",
    "kenneth ken kenny kenney",
    "konstantin constantin constantine kostyantyn kostiantyn costas kostas",
    "laura lora lauretta",
    "lawrence laurence laurent lorenz lorenzo larry",
    "leo leon lev leonid",
    "leonard leonardo leonhard lenny",
    "louis luis luigi ludwig lewis lou",
    "lucy lucie lucia luzia",
    "luke luc lucas lukas luca",
    "magdalena madeleine madeline magda",
    "margaret marguerite margarita margot maggie peggy meg greta marge",
    "mark marc marco marcos markus marek",
    "martin martino marty",
    "mary marie maria mariya mariia",
    "matthew matthieu mathieu matthias matteo mateo matvei matt",
    "maurice mauricio maurizio moritz morris",
    "maxim maxime maksim maksym maximilian maximilien max maximiliano massimo massimiliano",
    "michael michel miguel michele mikhail mykhailo mikhailo mihail mike mick mickey",
    "michelle michele micheline",
    "miroslav miro mirek",
    "mitchell mitch",
    "mohammed mohamed muhammad mohammad mohamad mehmed mehmet",
    "moses moshe moise moises moisei",
    "natalie natalia nathalie nataliya natalya natasha",
    "nathaniel nathan nate",
    "nicholas nicolas nikolaus nikolai nikolay nikolaj mykola nicola nick nico",
    "nicole nicola nicoletta nikki",
    "norman norm",
    "oleg oleh",
    "olga olha",
    "pamela pam",
    "patricia patrizia patsy tricia trish patty pat",
    "patrick patrice patricio pat paddy",
    "paul paolo pablo pavel paulo pavlo",
    "paula paola pauline paulina",
    "peter pierre pedro pietro piotr petr pyotr petro pete",
    "philip philippe philipp felipe filippo filip phil",
    "philippa pippa",
    "raymond raimond raimund ramon ray raymundo",
    "rebecca rebekah becky becca",
    "reginald reg reggie reinhold reinaldo",
    "richard ricardo riccardo rick dick ricky",
    "robert roberto rob bob bobby bobbie robbie",
    "roger ruggero rogelio rodge",
    "ronald ron ronnie ronaldo",
    "rudolf rudolph rodolfo rudi rudy",
    "ruslan rouslan",
    "russell russ",
    "samantha sam",
    "samuel sam sammy samy",
    "sandra sandy",
    "sergei sergey sergej serge sergio serguei sergii serhii serhiy sergiu",
    "sigmund siegmund zygmunt sigismund",
    "simon shimon semyon simone simeon",
    "sophie sophia sofia sofiya sofie",
    "stanislav stanislaw stanislas stas",
    "stanley stan",
    "stephanie stefanie stefania steffi",
    "stephen steven stefan stephane esteban stefano stepan steve stevie",
    "susan suzanne susanne susie sue",
    "susannah susana zuzana zsuzsanna",
    "tatiana tatyana tetiana tetyana tania tanya",
    "terence terrence terry",
    "theodore theodor fedor fyodor teodoro ted teddy",
    "thomas tomas tommaso tomasz tom tommy thom",
    "timothy timothee timofey timofei tim timmy timo",
    "valentin valentine valentino valentyn",
    "valery valeri valeriy valerii valerij valeriu",
    "veronica veronika veronique",
    "victor viktor vittorio wiktor viktar vic",
    "vincent vincenzo vicente vince vinnie",
    "virginia ginny ginger",
    "vladimir volodymyr wladimir uladzimir vlad",
    "vladislav vladyslav uladzislau vlad",
    "vyacheslav viacheslav viatcheslav vacheslav wjatscheslaw",
    "walter gualtiero valter wally walt",
    "william guillaume wilhelm guillermo guglielmo willem bill billy will willy willi wim willie",
    "yaroslav jaroslav jaroslaw iaroslav",
    "yulia julia julie yuliya iouliia giulia",
    "zachary zacharie zacharias zach zack",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_share_a_line() {
        assert_eq!(lines("antoine"), lines("antony"));
        assert_eq!(lines("evgueni"), lines("yevgeny"));
        assert_ne!(lines("pavel"), lines("peter"));
        assert!(lines("xyz").is_empty());
    }

    #[test]
    fn a_short_form_may_stand_for_several_names() {
        assert_eq!(lines("pat").len(), 2);
        assert!(forms().is_sorted_by(|x, y| x < y), "a form stands twice on a line");
    }

    #[test]
    fn names_in_other_scripts_have_the_lines_of_their_groups() {
        assert!(lines_of_groups(Groups::of("маик")).contains(&lines("michael")[0]));
    }
}
