//! A table as Parquet: each row is cut into one column per leaf of the table's schema, with repetition and definition levels (Melnik
//! et al., "Dremel", 2010; the format's specification calls lists `LIST`).

use super::RowWriter;
use super::schema::of;
use crate::node::Node;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::Type;
use std::io::{self, Write};
use std::sync::Arc;

/// A group of rows is written once it holds so many bytes of JSON: a reader holds one column of a group at once.
const GROUP_BYTES: usize = 64 << 20;

/// The names of the columns of the table `name`.
pub(super) fn columns(name: &str) -> io::Result<Vec<String>> {
    let schema = parse_message_type(&of(name))?;
    Ok(schema.get_fields().iter().map(|field| field.name().to_owned()).collect())
}

/// Rows on their way to Parquet.
pub(super) struct ParquetRows<'w> {
    file: SerializedFileWriter<&'w mut (dyn Write + Send)>,
    schema: Arc<Type>,
    columns: Vec<Column>,
    held: usize,
}

impl<'w> ParquetRows<'w> {
    /// The table `name` of the contract to `out`.
    pub(super) fn new(name: &str, out: &'w mut (dyn Write + Send)) -> io::Result<Self> {
        let schema = Arc::new(parse_message_type(&of(name))?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file = SerializedFileWriter::new(out, schema.clone(), Arc::new(properties))?;
        let columns = file.schema_descr().columns().iter().map(|c| Column::new(c.physical_type())).collect();
        Ok(Self { file, schema, columns, held: 0 })
    }

    fn write_group(&mut self) -> Result<()> {
        if self.held == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column()? else {
                return Err(ParquetError::General("a table has more columns than its schema".to_owned()));
            };
            column.write(writer.untyped())?;
            writer.close()?;
        }
        group.close()?;
        self.held = 0;
        Ok(())
    }
}

impl RowWriter for ParquetRows<'_> {
    fn row(&mut self, json: &[u8]) -> io::Result<()> {
        let row: Node = serde_json::from_slice(json)?;
        let mut cut = Cut { columns: &mut self.columns, at: 0 };
        cut.fields(self.schema.get_fields(), Some(&row), Level::default())?;
        self.held += json.len();
        if self.held >= GROUP_BYTES {
            self.write_group()?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.write_group()?;
        self.file.finish()?;
        Ok(())
    }
}

/// The values of one leaf, and where in the rows' lists and optional fields each stands.
struct Column {
    values: Values,
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

enum Values {
    Words(Vec<ByteArray>),
    Whole(Vec<i64>),
    Real(Vec<f64>),
    Truth(Vec<bool>),
}

impl Column {
    fn new(physical: Physical) -> Self {
        let values = match physical {
            Physical::INT64 => Values::Whole(Vec::new()),
            Physical::DOUBLE => Values::Real(Vec::new()),
            Physical::BOOLEAN => Values::Truth(Vec::new()),
            _ => Values::Words(Vec::new()),
        };
        Self { values, definitions: Vec::new(), repetitions: Vec::new() }
    }

    fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<()> {
        let (definitions, repetitions) = (Some(&self.definitions[..]), Some(&self.repetitions[..]));
        match (writer, &mut self.values) {
            (ColumnWriter::ByteArrayColumnWriter(writer), Values::Words(values)) => {
                writer.write_batch(values, definitions, repetitions)?;
                values.clear();
            }
            (ColumnWriter::Int64ColumnWriter(writer), Values::Whole(values)) => {
                writer.write_batch(values, definitions, repetitions)?;
                values.clear();
            }
            (ColumnWriter::DoubleColumnWriter(writer), Values::Real(values)) => {
                writer.write_batch(values, definitions, repetitions)?;
                values.clear();
            }
            (ColumnWriter::BoolColumnWriter(writer), Values::Truth(values)) => {
                writer.write_batch(values, definitions, repetitions)?;
                values.clear();
            }
            _ => return Err(ParquetError::General("a column is not of its schema's type".to_owned())),
        }
        self.definitions.clear();
        self.repetitions.clear();
        Ok(())
    }

    fn push(&mut self, value: &Node) -> Result<()> {
        let wrong = || ParquetError::General(format!("{value:?} does not fit its column"));
        match (&mut self.values, value) {
            (Values::Words(values), Node::Scalar(text, _)) => values.push(text.as_str().into()),
            (Values::Words(values), nested) => {
                values.push(serde_json::to_vec(nested).map_err(|_| wrong())?.into());
            }
            (Values::Whole(values), Node::Scalar(text, _)) => values.push(text.parse().map_err(|_| wrong())?),
            (Values::Real(values), Node::Scalar(text, _)) => values.push(text.parse().map_err(|_| wrong())?),
            (Values::Truth(values), Node::Scalar(text, _)) => values.push(text.parse().map_err(|_| wrong())?),
            _ => return Err(wrong()),
        }
        Ok(())
    }
}

/// How many of the lists and optional fields above a value are there, how many lists stand above it, and in which of them it goes on.
#[derive(Clone, Copy, Default)]
struct Level {
    definition: i16,
    lists: i16,
    repetition: i16,
}

/// A row that is being cut into columns, `at` the next leaf of the schema.
struct Cut<'c> {
    columns: &'c mut [Column],
    at: usize,
}

impl Cut<'_> {
    /// The fields of an object; of none, of which nothing is there.
    fn fields(&mut self, fields: &[Arc<Type>], object: Option<&Node>, level: Level) -> Result<()> {
        let held: &[(String, Node)] = match object {
            Some(Node::Fields(held)) => held,
            None => &[],
            Some(other) => return Err(ParquetError::General(format!("{other:?} has no fields"))),
        };
        for field in fields {
            let value = held.iter().find(|(name, _)| name == field.name()).map(|(_, value)| value);
            self.field(field, value.filter(|value| **value != Node::Nothing), object.is_some(), level)?;
        }
        match held.iter().find(|(name, _)| !fields.iter().any(|field| field.name() == name)) {
            Some((name, _)) => Err(ParquetError::General(format!("the schema has no field {name}"))),
            None => Ok(()),
        }
    }

    /// A field of an object that is there or is not.
    fn field(&mut self, field: &Type, value: Option<&Node>, is_expected: bool, level: Level) -> Result<()> {
        if field.get_basic_info().repetition() == Repetition::OPTIONAL && value.is_some() {
            return self.content(field, value, Level { definition: level.definition + 1, ..level });
        }
        let is_required = field.get_basic_info().repetition() == Repetition::REQUIRED;
        if is_required && is_expected && value.is_none() {
            return Err(ParquetError::General(format!("the field {} is missing", field.name())));
        }
        self.content(field, value, level)
    }

    fn content(&mut self, field: &Type, value: Option<&Node>, level: Level) -> Result<()> {
        if field.is_primitive() {
            let Some(column) = self.columns.get_mut(self.at) else {
                return Err(ParquetError::General("more leaves than columns".to_owned()));
            };
            self.at += 1;
            column.definitions.push(level.definition);
            column.repetitions.push(level.repetition);
            return value.map_or(Ok(()), |value| column.push(value));
        }
        match (field.get_basic_info().logical_type_ref(), field.get_fields()) {
            (Some(LogicalType::List), [list]) => self.list(list, value, level),
            (_, fields) => self.fields(fields, value, level),
        }
    }

    /// The repeated group of a list, each of whose items is its single field.
    fn list(&mut self, list: &Type, value: Option<&Node>, level: Level) -> Result<()> {
        let [element] = list.get_fields() else {
            return Err(ParquetError::General(format!("{} is no list", list.name())));
        };
        let items: &[Node] = match value {
            Some(Node::List(items)) => items,
            None => &[],
            Some(other) => return Err(ParquetError::General(format!("{other:?} is no list"))),
        };
        if items.is_empty() {
            return self.content(element, None, level);
        }
        let first_leaf = self.at;
        let lists = level.lists + 1;
        for (nth, item) in items.iter().enumerate() {
            self.at = first_leaf;
            let repetition = if nth == 0 { level.repetition } else { lists };
            let inner = Level { definition: level.definition + 1, lists, repetition };
            self.field(element, Some(item), true, inner)?;
        }
        Ok(())
    }
}
