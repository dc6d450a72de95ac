//! What is kept of each article to find its translations among later articles without its text.

use super::blocks::{CUTS, Spot};
use super::rivals::Partner;
use crate::bytes::{Reader, Writer};
use relata_types::{ArticleId, Lang};

/// Where an article stands among others of all languages.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Place {
    /// Its language.
    pub(crate) lang: Option<Lang>,
    /// Where it stands by what it means.
    pub(crate) spot: Option<Spot>,
    /// What its anchors weigh together.
    pub(crate) weight: f64,
    /// Its heaviest anchors, sorted.
    pub(crate) anchors: Vec<u64>,
}

impl Place {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut to = Writer::default();
        to.text(self.lang.as_ref().map_or("", Lang::code));
        to.f64(self.weight);
        match self.spot {
            None => to.u8(0),
            Some(spot) => {
                to.u8(if spot.day.is_some() { 2 } else { 1 });
                to.u64(spot.day.unwrap_or_default().cast_unsigned());
                spot.signs.iter().for_each(|sign| to.u32(u32::from(*sign)));
            }
        }
        self.anchors.iter().for_each(|key| to.u64(*key));
        to.0
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let lang = Lang::parse(from.text()?);
        let weight = from.f64()?;
        let spot = match from.u8()? {
            0 => None,
            dated => {
                let day = from.u64()?.cast_signed();
                let mut signs = [0; CUTS];
                for sign in &mut signs {
                    *sign = u16::try_from(from.u32()?).ok()?;
                }
                Some(Spot { day: (dated == 2).then_some(day), signs })
            }
        };
        Some(Self { lang, spot, weight, anchors: from.keys() })
    }
}

/// The pairs of an article as they are kept.
pub(crate) fn partners_to_bytes(partners: impl Iterator<Item = Partner<ArticleId>>) -> Vec<u8> {
    let mut to = Writer::default();
    for partner in partners {
        to.text(&partner.other);
        to.u8(partner.ways);
        to.u8(u8::from(partner.is_alike));
        to.f64(partner.strength);
        to.u64(partner.publisher);
    }
    to.0
}

/// The pairs again; `None` when the bytes are others.
pub(crate) fn partners_from_bytes(bytes: &[u8]) -> Option<Vec<Partner<ArticleId>>> {
    let mut from = Reader(bytes);
    let mut partners = Vec::new();
    while !from.0.is_empty() {
        partners.push(Partner {
            other: from.text()?.to_owned(),
            ways: from.u8()?,
            is_alike: from.u8()? == 1,
            strength: from.f64()?,
            publisher: from.u64()?,
        });
    }
    Some(partners)
}
