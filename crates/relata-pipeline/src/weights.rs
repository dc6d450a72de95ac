//! The weights of one component, from the msgpack file that thinc wrote: a list of layers with their parameters.

use std::collections::BTreeMap;

use rmpv::ValueRef;
use rmpv::decode::read_value_ref_with_max_depth;

use crate::PipelineError;

/// Deepest nesting of a weights file; those of thinc need six.
const MAX_DEPTH: usize = 32;

/// An array of numbers with its shape, in row-major order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tensor {
    pub(crate) shape: Vec<usize>,
    pub(crate) data: Vec<f32>,
}

/// The layers of one component, in the order in which thinc walks them: breadth first.
pub(crate) struct Weights {
    path: String,
    nodes: Vec<Node>,
}

/// One layer.
#[derive(Debug)]
pub(crate) struct Node {
    /// Thinc's name of the kind of layer: `maxout`, `hashembed` …
    pub(crate) name: String,
    /// Named layers below this one, by their index.
    refs: BTreeMap<String, usize>,
    numbers: BTreeMap<String, u64>,
    params: BTreeMap<String, Tensor>,
}

impl Weights {
    /// Reads a `model` file; `path` is for messages.
    ///
    /// # Errors
    /// [`PipelineError::Malformed`] when it is not what thinc writes.
    pub(crate) fn parse(path: &str, bytes: &[u8]) -> Result<Self, PipelineError> {
        let malformed = |reason: &str| PipelineError::malformed(path, reason);
        let mut reader = bytes;
        let root = read_value_ref_with_max_depth(&mut reader, MAX_DEPTH)
            .map_err(|e| PipelineError::malformed(path, e))?;
        let list = |key: &str| match field(&root, key) {
            Some(ValueRef::Array(items)) => Ok(items),
            _ => Err(malformed(&format!("it has no list of {key}"))),
        };
        let (nodes, attrs, params) = (list("nodes")?, list("attrs")?, list("params")?);
        if nodes.len() != attrs.len() || nodes.len() != params.len() {
            return Err(malformed("its lists of layers differ in length"));
        }
        let nodes = nodes.iter().zip(attrs).zip(params).map(|((node, attrs), params)| {
            let name = field(node, "name").and_then(text).ok_or_else(|| malformed("a layer has no name"))?;
            let index = |value: &ValueRef<'_>| match value {
                ValueRef::Integer(i) => i.as_u64().and_then(|i| usize::try_from(i).ok()),
                _ => None,
            };
            let refs =
                entries(field(node, "refs")).filter_map(|(k, v)| Some((k.to_owned(), index(v)?))).collect();
            let numbers =
                entries(Some(attrs)).filter_map(|(k, v)| Some((k.to_owned(), packed_number(v)?))).collect();
            let mut tensors = BTreeMap::new();
            for (key, value) in entries(Some(params)) {
                if !matches!(value, ValueRef::Nil) {
                    let tensor =
                        tensor(value).map_err(|reason| malformed(&format!("`{key}` of {name}: {reason}")))?;
                    tensors.insert(key.to_owned(), tensor);
                }
            }
            Ok(Node { name: name.to_owned(), refs, numbers, params: tensors })
        });
        Ok(Self { path: path.to_owned(), nodes: nodes.collect::<Result<_, PipelineError>>()? })
    }

    /// The layers of one kind, in order.
    pub(crate) fn all<'w>(&'w self, name: &str) -> impl Iterator<Item = &'w Node> {
        self.nodes.iter().filter(move |node| node.name == name)
    }

    /// The only layer of its kind.
    pub(crate) fn only(&self, name: &str) -> Result<&Node, PipelineError> {
        let mut nodes = self.all(name);
        match (nodes.next(), nodes.next()) {
            (Some(node), None) => Ok(node),
            _ => Err(self.malformed(format!("it must have one layer `{name}`"))),
        }
    }

    /// The layer that the outermost one calls `name`, and its index.
    pub(crate) fn named(&self, name: &str) -> Result<(usize, &Node), PipelineError> {
        let index = self.nodes.first().and_then(|node| node.refs.get(name).copied());
        let node = index.and_then(|index| Some((index, self.nodes.get(index)?)));
        node.ok_or_else(|| self.malformed(format!("it has no layer called `{name}`")))
    }

    /// Layers with their index.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate()
    }

    /// A parameter of a layer, which must have the given shape.
    pub(crate) fn param(&self, node: &Node, name: &str, shape: &[usize]) -> Result<Vec<f32>, PipelineError> {
        let tensor = self.any_param(node, name)?;
        if tensor.shape != shape {
            let reason = format!("`{name}` of {} has shape {:?}, not {shape:?}", node.name, tensor.shape);
            return Err(self.malformed(reason));
        }
        Ok(tensor.data.clone())
    }

    /// A parameter of a layer whose shape says the size of the layer.
    pub(crate) fn any_param<'w>(&self, node: &'w Node, name: &str) -> Result<&'w Tensor, PipelineError> {
        node.params.get(name).ok_or_else(|| self.malformed(format!("{} has no `{name}`", node.name)))
    }

    /// A whole number among the settings of a layer.
    pub(crate) fn number(&self, node: &Node, name: &str) -> Result<u64, PipelineError> {
        let number = node.numbers.get(name).copied();
        number.ok_or_else(|| self.malformed(format!("{} has no setting `{name}`", node.name)))
    }

    /// An error about this file.
    pub(crate) fn malformed(&self, reason: impl ToString) -> PipelineError {
        PipelineError::malformed(&self.path, reason)
    }
}

fn key<'v>(value: &'v ValueRef<'_>) -> Option<&'v str> {
    match value {
        ValueRef::String(text) => text.as_str(),
        ValueRef::Binary(bytes) => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}

fn text<'v>(value: &'v ValueRef<'_>) -> Option<&'v str> {
    key(value)
}

fn entries<'v, 'b>(map: Option<&'v ValueRef<'b>>) -> impl Iterator<Item = (&'v str, &'v ValueRef<'b>)> {
    let pairs = match map {
        Some(ValueRef::Map(pairs)) => pairs.as_slice(),
        _ => &[],
    };
    pairs.iter().filter_map(|(k, v)| Some((key(k)?, v)))
}

fn field<'v, 'b>(map: &'v ValueRef<'b>, name: &str) -> Option<&'v ValueRef<'b>> {
    entries(Some(map)).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// A setting is msgpack within msgpack; those that are no whole number are not needed.
fn packed_number(value: &ValueRef<'_>) -> Option<u64> {
    let ValueRef::Binary(bytes) = value else { return None };
    let mut bytes = *bytes;
    match read_value_ref_with_max_depth(&mut bytes, MAX_DEPTH) {
        Ok(ValueRef::Integer(number)) => number.as_u64(),
        _ => None,
    }
}

/// An array as `msgpack-numpy` writes it.
fn tensor(value: &ValueRef<'_>) -> Result<Tensor, String> {
    let kind = field(value, "type").and_then(text).unwrap_or_default();
    if kind != "<f4" {
        return Err(format!("it holds numbers of type {kind:?}, not \"<f4\""));
    }
    let Some(ValueRef::Array(shape)) = field(value, "shape") else {
        return Err("it has no shape".to_owned());
    };
    let dimension = |value: &ValueRef<'_>| match value {
        ValueRef::Integer(n) => n.as_u64().and_then(|n| usize::try_from(n).ok()),
        _ => None,
    };
    let shape = shape
        .iter()
        .map(dimension)
        .collect::<Option<Vec<usize>>>()
        .ok_or("its shape is no list of counts")?;
    let Some(ValueRef::Binary(bytes)) = field(value, "data") else {
        return Err("it has no numbers".to_owned());
    };
    let data = little_endian(bytes);
    let size = shape.iter().try_fold(1_usize, |size, n| size.checked_mul(*n));
    if size != Some(data.len()) || bytes.len() % 4 != 0 {
        return Err(format!("it holds {} bytes for the shape {shape:?}", bytes.len()));
    }
    if !data.iter().all(|number| number.is_finite()) {
        return Err("it holds numbers that are not finite".to_owned());
    }
    Ok(Tensor { shape, data })
}

/// The 32-bit floats in bytes.
fn little_endian(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)).collect()
}

#[cfg(test)]
pub(crate) mod testing {
    use rmpv::Value;

    /// One layer of a hand-made model: name, references, settings, parameters with shape.
    pub(crate) struct Layer<'a> {
        pub(crate) name: &'a str,
        pub(crate) refs: &'a [(&'a str, u64)],
        pub(crate) settings: &'a [(&'a str, u64)],
        pub(crate) params: &'a [(&'a str, &'a [usize], &'a [f32])],
    }

    fn packed(value: &Value) -> Vec<u8> {
        let mut bytes = Vec::new();
        rmpv::encode::write_value(&mut bytes, value).unwrap();
        bytes
    }

    /// The bytes of a `model` file with these layers, as thinc would write them.
    pub(crate) fn model(layers: &[Layer<'_>]) -> Vec<u8> {
        let nodes = layers.iter().enumerate().map(|(i, layer)| {
            let refs = layer.refs.iter().map(|(k, v)| (Value::from(*k), Value::from(*v))).collect();
            Value::Map(vec![
                ("index".into(), Value::from(i)),
                ("name".into(), layer.name.into()),
                ("dims".into(), Value::Map(vec![])),
                ("refs".into(), Value::Map(refs)),
            ])
        });
        let attrs = layers.iter().map(|layer| {
            let settings = layer.settings.iter();
            Value::Map(
                settings.map(|(k, v)| (Value::from(*k), Value::Binary(packed(&Value::from(*v))))).collect(),
            )
        });
        let params = layers.iter().map(|layer| {
            let params = layer.params.iter().map(|(name, shape, data)| {
                let array = Value::Map(vec![
                    (Value::Binary(b"nd".to_vec()), true.into()),
                    (Value::Binary(b"type".to_vec()), "<f4".into()),
                    (Value::Binary(b"kind".to_vec()), Value::Binary(vec![])),
                    (
                        Value::Binary(b"shape".to_vec()),
                        Value::Array(shape.iter().map(|n| Value::from(*n)).collect()),
                    ),
                    (
                        Value::Binary(b"data".to_vec()),
                        Value::Binary(data.iter().flat_map(|x| x.to_le_bytes()).collect()),
                    ),
                ]);
                (Value::from(*name), array)
            });
            Value::Map(params.collect())
        });
        packed(&Value::Map(vec![
            ("nodes".into(), Value::Array(nodes.collect())),
            ("attrs".into(), Value::Array(attrs.collect())),
            ("params".into(), Value::Array(params.collect())),
            ("shims".into(), Value::Array(vec![Value::Array(vec![]); layers.len()])),
        ]))
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{Layer, model};
    use super::*;

    fn sample() -> Vec<u8> {
        let linear: &[(&str, &[usize], &[f32])] = &[("W", &[1, 2], &[1.0, -2.5]), ("b", &[1], &[0.5])];
        model(&[
            Layer { name: "chain", refs: &[("upper", 1)], settings: &[], params: &[] },
            Layer { name: "linear", refs: &[], settings: &[("seed", 8)], params: linear },
        ])
    }

    #[test]
    fn parameters_come_with_their_shape_and_settings() {
        let weights = Weights::parse("ner/model", &sample()).unwrap();
        let (index, linear) = weights.named("upper").unwrap();
        assert_eq!((index, linear.name.as_str()), (1, "linear"));
        assert_eq!(weights.param(linear, "W", &[1, 2]).unwrap(), [1.0, -2.5]);
        assert_eq!(weights.number(linear, "seed").unwrap(), 8);
        assert!(weights.only("linear").is_ok());
        let error = weights.param(linear, "W", &[2, 1]).unwrap_err().to_string();
        assert!(error.contains("ner/model") && error.contains("[1, 2], not [2, 1]"), "{error}");
        assert!(weights.named("lower").is_err() && weights.only("maxout").is_err());
    }

    #[test]
    fn a_cut_file_is_an_error_wherever_it_is_cut() {
        let bytes = sample();
        for end in 0..bytes.len() {
            assert!(Weights::parse("model", &bytes[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn a_shape_that_its_numbers_do_not_fill_is_an_error() {
        let params: &[(&str, &[usize], &[f32])] = &[("W", &[usize::MAX, 2], &[1.0])];
        let bytes = model(&[Layer { name: "linear", refs: &[], settings: &[], params }]);
        assert!(Weights::parse("model", &bytes).err().unwrap().to_string().contains("for the shape"));
        let params: &[(&str, &[usize], &[f32])] = &[("W", &[1], &[f32::NAN])];
        let bytes = model(&[Layer { name: "linear", refs: &[], settings: &[], params }]);
        assert!(Weights::parse("model", &bytes).err().unwrap().to_string().contains("not finite"));
    }
}
