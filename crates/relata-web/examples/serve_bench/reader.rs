//! A connection that asks.

use serde_json::Value;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// One connection that is kept.
pub(crate) struct Reader {
    stream: TcpStream,
    host: String,
    bytes: Vec<u8>,
}

impl Reader {
    pub(crate) async fn new(address: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, host: address.to_string(), bytes: Vec::new() })
    }

    pub(crate) async fn json(&mut self, address: &str) -> Result<Value, Failure> {
        Ok(serde_json::from_slice(self.get(address).await?)?)
    }

    /// The body of the answer, which must be a success.
    pub(crate) async fn get(&mut self, address: &str) -> Result<&[u8], Failure> {
        let request = format!("GET {address} HTTP/1.1\r\nhost: {}\r\n\r\n", self.host);
        self.stream.write_all(request.as_bytes()).await?;
        self.bytes.clear();
        let (body, length) = loop {
            if self.stream.read_buf(&mut self.bytes).await? == 0 {
                return Err(format!("{address}: the connection ended").into());
            }
            if let Some(end) = self.bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&self.bytes[..end]).to_lowercase();
                if !head.starts_with("http/1.1 200") {
                    return Err(format!("{address}: {head}").into());
                }
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
                break (end + 4, length.unwrap_or("0").trim().parse::<usize>()?);
            }
        };
        while self.bytes.len() < body + length {
            if self.stream.read_buf(&mut self.bytes).await? == 0 {
                return Err(format!("{address}: the answer broke off").into());
            }
        }
        Ok(&self.bytes[body..body + length])
    }
}
