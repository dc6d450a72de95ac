//! Given names that are one name in several languages or in short: a table written for this project from general
//! knowledge of European given names. Each line is one name; a form may stand on one line only.

use crate::fold::fold;

/// The line of [`GIVEN`] that holds a given name; `None`: not in the table.
pub(crate) fn line(name: &str) -> Option<usize> {
    let name = fold(name);
    GIVEN.iter().position(|line| line.split(' ').any(|form| form == name))
}

/// One given name a line, folded forms apart by a space.
const GIVEN: [&str; 69] = [
    "abraham abe ibrahim",
    "alexander alexandre alexandr aleksandr aleksander alejandro alessandro oleksandr aliaksandr alyaksandr alex sasha",
    "alexei alexey alexej aleksei aleksey alexis oleksii oleksiy",
    "andrew andre andrei andrey andrej andreas andrea andres andrii andriy andrzej andy drew",
    "anthony antony antoine antonio anton toni tony",
    "arthur artur arturo",
    "benjamin ben benny",
    "bernard bernhard bernardo bernie",
    "catherine katherine kathryn katharina ekaterina yekaterina kateryna catalina cathy kate katie",
    "charles carl karl carlos carlo karel karol charlie chuck",
    "christopher christoph christophe cristobal krzysztof chris",
    "claude claudio klaus claus",
    "daniel daniil danylo danny dan",
    "david davide dave",
    "denis dennis denys dionisio",
    "dmitry dmitri dmitriy dmitrij dimitri dmytro dima",
    "donald don donnie",
    "edward edouard eduard eduardo edoardo ed eddie ted",
    "elizabeth elisabeth elisabetta isabel isabelle liz beth betty",
    "emmanuel emanuel manuel manolo",
    "eric erik erich",
    "eugene evgeny evgeni evgueni yevgeny yevgeni yevgeniy evgenij jewgeni jewgenij yevhen yevhenii evgenii eugenio",
    "francis francois francisco francesco franz franciszek frank frankie",
    "frederick frederic friedrich fritz federico fred freddie",
    "gabriel gabriele gabe",
    "george georges georg jorge giorgio georgy georgi gueorgui heorhii jerzy yuri yury iouri youri juri jurij yurii yuriy",
    "gerald gerard gerardo gerhard gerry",
    "gregory gregoire grigory grigori grigoriy gregor gregorio hryhorii greg",
    "helen helene elena yelena olena ielena",
    "henry henri heinrich enrique enrico hendrik henrik harry hank",
    "hugh hugo hugues",
    "igor ihor",
    "irene irina iryna",
    "jacob jakob iakov yakov jake",
    "james jacques jaime jim jimmy jamie",
    "john jean johann johannes hans juan giovanni ivan jan joao ion ioan johan johnny",
    "jonas ionas yonas",
    "jonathan jon",
    "joseph josef jose giuseppe jozef iosif joe joey pepe",
    "julius jules julio giulio",
    "lawrence laurence laurent lorenz lorenzo larry",
    "kenneth ken kenny",
    "leo leon lev leonid",
    "louis luis luigi ludwig lewis lou",
    "luke luc lucas lukas luca",
    "margaret marguerite margarita margot maggie peggy",
    "mark marc marco marcos markus marek",
    "martin martino marty",
    "mary marie maria mariya mariia",
    "matthew matthieu mathieu matthias matteo mateo matvei matt",
    "michael michel miguel michele mikhail mykhailo mikhailo mihail mike mick mickey",
    "mohammed mohamed muhammad mohammad mohamad mehmed mehmet",
    "nathaniel nathan nate",
    "nicholas nicolas nikolaus nikolai nikolay nikolaj mykola nicola nick nico",
    "oleg oleh",
    "patrick patrice patricio pat paddy",
    "paul paolo pablo pavel paulo pavlo",
    "peter pierre pedro pietro piotr petr pyotr petro pete",
    "philip philippe philipp felipe filippo filip phil",
    "richard ricardo riccardo rick dick ricky",
    "robert roberto rob bob bobby",
    "samuel sam sammy",
    "sergei sergey sergej serge sergio serguei sergii serhii serhiy",
    "stephen steven stefan stephane esteban stefano stepan steve",
    "susan suzanne susanne susie sue",
    "theodore theodor fedor fyodor teodoro",
    "thomas tomas tommaso tomasz tom tommy",
    "vladimir volodymyr wladimir uladzimir vlad",
    "william guillaume wilhelm guillermo guglielmo willem bill billy will willy",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_share_a_line() {
        assert_eq!(line("Antoine"), line("Antony"));
        assert_eq!(line("Evgueni"), line("Yevgeny"));
        assert_ne!(line("Pavel"), line("Peter"));
        assert_eq!(line("Xyz"), None);
    }
}
