//! spaCy's `Tok2Vec`: a vector for each token, from its form and from the tokens around it.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::PipelineError;
use crate::config::Config;
use crate::kernels::{Instructions, Rows};
use crate::layers::{HashEmbed, Maxout, StaticVectors, Vectors, WindowEncoder};
use crate::weights::{Node, Weights};
use crate::workspace::Workspace;

/// Largest width, depth and window of an encoder; those in use stay below 400. Products of two of them can't overflow.
const MAX_SIZE: usize = 4096;

/// Most looks whose embeddings are remembered: 6 MB of numbers for the packages known.
const MAX_LOOKS: usize = 1 << 14;

/// Embeddings that were computed for earlier texts.
#[derive(Default)]
pub(crate) struct LookCache {
    index_of: FxHashMap<Features, usize>,
    /// (looks, width)
    rows: Vec<f32>,
}

/// All that the models see of a token. Texts are given by their hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Features {
    pub(crate) orth: u64,
    pub(crate) norm: u64,
    pub(crate) prefix: u64,
    pub(crate) suffix: u64,
    pub(crate) shape: u64,
    /// Whether a space follows.
    pub(crate) space_after: bool,
    /// Whether the token itself is white space.
    pub(crate) is_space: bool,
}

/// One property of a token that has embeddings of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attribute {
    Norm,
    Prefix,
    Suffix,
    Shape,
    SpaceAfter,
    IsSpace,
}

impl Attribute {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "NORM" => Self::Norm,
            "PREFIX" => Self::Prefix,
            "SUFFIX" => Self::Suffix,
            "SHAPE" => Self::Shape,
            "SPACY" => Self::SpaceAfter,
            "IS_SPACE" => Self::IsSpace,
            _ => return None,
        })
    }

    fn key(self, token: &Features) -> u64 {
        match self {
            Self::Norm => token.norm,
            Self::Prefix => token.prefix,
            Self::Suffix => token.suffix,
            Self::Shape => token.shape,
            Self::SpaceAfter => u64::from(token.space_after),
            Self::IsSpace => u64::from(token.is_space),
        }
    }
}

/// Embeddings of a token's properties, mixed into one vector, then encoded in their context.
pub(crate) struct Tok2Vec {
    embeddings: Vec<(Attribute, HashEmbed)>,
    vectors: Option<StaticVectors>,
    mix: Maxout,
    encoder: WindowEncoder,
    width: usize,
    /// Which of a workspace's caches is its own.
    number: usize,
}

impl Tok2Vec {
    /// Builds the model that `section` of the configuration describes from the weights of its component.
    ///
    /// # Errors
    /// [`PipelineError::Unsupported`] for architectures and attributes not known here, [`PipelineError::Malformed`] for
    /// weights that don't fit the description.
    pub(crate) fn new(
        config: &Config,
        section: &str,
        component: &str,
        weights: &Weights,
        vectors: Option<&Arc<Vectors>>,
        number: usize,
    ) -> Result<Self, PipelineError> {
        let (embed, encode) = (format!("{section}.embed"), format!("{section}.encode"));
        require_architecture(config, section, component, &["spacy.Tok2Vec.v2"])?;
        require_architecture(config, &embed, component, &["spacy.MultiHashEmbed.v2"])?;
        require_architecture(config, &encode, component, &["spacy.MaxoutWindowEncoder.v2"])?;
        let size = |key: &str| {
            let size = config.count(&encode, key)?;
            let too_large = || PipelineError::unsupported(component, format!("`{key} = {size}`"));
            if size > MAX_SIZE { Err(too_large()) } else { Ok(size) }
        };
        let (width, depth, window) = (size("width")?, size("depth")?, size("window_size")?);
        if width == 0 || config.count(&embed, "width")? != width {
            return Err(PipelineError::unsupported(
                component,
                "embeddings of another width than the encoder's",
            ));
        }
        let unknown = |name: &String| PipelineError::unsupported(component, format!("the attribute {name}"));
        let attributes = config.texts(&embed, "attrs")?;
        let attributes = attributes.iter().map(|name| Attribute::parse(name).ok_or_else(|| unknown(name)));
        let attributes = attributes.collect::<Result<Vec<_>, _>>()?;

        let tables: Vec<&Node> = weights.all("hashembed").collect();
        let maxouts: Vec<&Node> = weights.all("maxout").collect();
        let norms: Vec<&Node> = weights.all("layernorm").collect();
        // The mixing layer comes first in thinc's walk, then the encoder's.
        let ((Some((mix, layers)), Some((mix_norm, layer_norms))), true) = (
            (maxouts.split_first(), norms.split_first()),
            tables.len() == attributes.len() && maxouts.len() == depth + 1 && norms.len() == depth + 1,
        ) else {
            return Err(weights.malformed("its layers are not those of the configuration"));
        };

        let mut embeddings = Vec::with_capacity(tables.len());
        for (i, attribute) in attributes.into_iter().enumerate() {
            let mut candidates =
                tables.iter().filter(|node| weights.number(node, "column").ok() == Some(i as u64));
            let node = candidates
                .next()
                .ok_or_else(|| weights.malformed(format!("no embedding for attribute {i}")))?;
            embeddings.push((attribute, HashEmbed::new(weights, node, width)?));
        }
        let vectors = match (config.flag(&embed, "include_static_vectors")?, vectors) {
            (false, _) => None,
            (true, Some(vectors)) => {
                Some(StaticVectors::new(weights, weights.only("static_vectors")?, vectors, width)?)
            }
            (true, None) => return Err(weights.malformed("it needs word vectors, which the package lacks")),
        };
        let n_columns = embeddings.len() + usize::from(vectors.is_some());
        let mix = Maxout::new(weights, (mix, mix_norm), n_columns * width, width)?;
        let layer = |(maxout, norm): (&&Node, &&Node)| {
            Maxout::new(weights, (maxout, norm), (2 * window + 1) * width, width)
        };
        let layers = layers.iter().zip(layer_norms).map(layer).collect::<Result<_, _>>()?;
        let encoder = WindowEncoder::new(layers, window, width);
        Ok(Self { embeddings, vectors, mix, encoder, width, number })
    }

    /// Numbers in one token's vector.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Multiplications that a token needs whose look is known.
    pub(crate) fn n_products(&self) -> usize {
        self.encoder.n_products()
    }

    /// The vectors of all tokens of texts with the given numbers of tokens: (tokens, width).
    pub(crate) fn forward(
        &self,
        workspace: &mut Workspace,
        tokens: &[Features],
        lengths: &[usize],
    ) -> Vec<f32> {
        let instructions = workspace.instructions;
        let Some(cache) = workspace.looks.get_mut(self.number) else { return Vec::new() };
        if cache.index_of.len() >= MAX_LOOKS {
            cache.index_of.clear();
            cache.rows.clear();
        }
        // Tokens that look alike embed alike, so each look is embedded once.
        let n_known = cache.index_of.len();
        let mut new_looks: Vec<Features> = Vec::new();
        let mut indexes = Vec::with_capacity(tokens.len());
        for token in tokens {
            let index = *cache.index_of.entry(*token).or_insert_with(|| {
                new_looks.push(*token);
                n_known + new_looks.len() - 1
            });
            indexes.push(index);
        }
        cache.rows.extend(self.embed(instructions, &new_looks));
        let mut x = Vec::with_capacity(tokens.len() * self.width);
        for index in indexes {
            x.extend_from_slice(&cache.rows[index * self.width..(index + 1) * self.width]);
        }
        self.encoder.forward(instructions, &x, lengths)
    }

    /// Vectors without context: (tokens, width).
    fn embed(&self, instructions: Instructions, tokens: &[Features]) -> Vec<f32> {
        let vectors = self
            .vectors
            .as_ref()
            .map(|vectors| vectors.forward(instructions, tokens.iter().map(|token| token.orth)));
        let n_columns = self.embeddings.len() + usize::from(vectors.is_some());
        // (tokens, columns, width)
        let mut columns = vec![0.0; tokens.len() * n_columns * self.width];
        for (i, (token, row)) in
            tokens.iter().zip(columns.chunks_exact_mut(n_columns * self.width)).enumerate()
        {
            let mut cells = row.chunks_exact_mut(self.width);
            for ((attribute, table), cell) in self.embeddings.iter().zip(cells.by_ref()) {
                table.write(attribute.key(token), cell);
            }
            if let (Some(vectors), Some(cell)) = (&vectors, cells.next()) {
                cell.copy_from_slice(&vectors[i * self.width..(i + 1) * self.width]);
            }
        }
        let mut mixed = vec![0.0; tokens.len() * self.width];
        self.mix.forward(instructions, Rows::packed(&columns, n_columns * self.width), &[], &mut mixed);
        mixed
    }
}

/// Checks that a section of the configuration asks for an architecture that is implemented.
pub(crate) fn require_architecture(
    config: &Config,
    section: &str,
    component: &str,
    known: &[&str],
) -> Result<(), PipelineError> {
    let found = config.text(section, "@architectures")?;
    if known.contains(&found.as_str()) {
        Ok(())
    } else {
        Err(PipelineError::unsupported(component, format!("the architecture {found}")))
    }
}
