//! Sockets of the host as the machine sees them: numbers, none of which ever waits.

use std::io::{Error, ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream, UdpSocket};
use std::time::Duration;

use garter_runtime::network::{AGAIN, Address, IN_PROGRESS, Network};
use garter_runtime::port::Errno;
use socket2::{Domain, Protocol, SockAddr, Socket, Type};

use crate::failure::errno;
use crate::look_up::LookUps;
use crate::ready;

/// A socket, and what it is about.
struct Open {
    socket: Socket,
    /// The same once more, as one that tells where datagrams come from.
    datagrams: Option<UdpSocket>,
    /// Connecting was begun.
    connecting: bool,
    /// Events that the next wait is for.
    wanted: u8,
}

/// The open sockets.
#[derive(Default)]
pub struct Sockets {
    open: Vec<Option<Open>>,
    /// The sockets that the next wait is for, each once, however often it is asked about.
    wanted: Vec<u32>,
    look_ups: LookUps,
}

fn to_host(address: Address) -> SockAddr {
    let ip = if address.v6 {
        IpAddr::V6(Ipv6Addr::from(address.bytes))
    } else {
        let [a, b, c, d, ..] = address.bytes;
        IpAddr::V4(Ipv4Addr::new(a, b, c, d))
    };
    SocketAddr::new(ip, address.port).into()
}

fn from_ip(address: SocketAddr) -> Address {
    let mut bytes = [0; 16];
    match address.ip() {
        IpAddr::V4(ip) => bytes[..4].copy_from_slice(&ip.octets()),
        IpAddr::V6(ip) => bytes = ip.octets(),
    }
    Address {
        v6: address.is_ipv6(),
        bytes,
        port: address.port(),
    }
}

fn from_host(address: &SockAddr) -> Address {
    address.as_socket().map(from_ip).unwrap_or_default()
}

fn number(result: std::io::Result<()>) -> Result<usize, Errno> {
    result.map(|()| 0).map_err(|e| errno(&e))
}

fn count(result: std::io::Result<usize>) -> Result<usize, Errno> {
    result.map_err(|e| {
        if e.kind() == ErrorKind::WouldBlock {
            AGAIN
        } else {
            errno(&e)
        }
    })
}

impl Sockets {
    fn keep(&mut self, socket: Socket, stream: bool) -> Result<usize, Errno> {
        socket.set_nonblocking(true).map_err(|e| errno(&e))?;
        let datagrams = match stream {
            true => None,
            false => Some(socket.try_clone().map_err(|e| errno(&e))?.into()),
        };
        let open = Some(Open {
            socket,
            datagrams,
            connecting: false,
            wanted: 0,
        });
        Ok(match self.open.iter().position(Option::is_none) {
            Some(slot) => {
                self.open[slot] = open;
                slot
            }
            None => {
                self.open.push(open);
                self.open.len() - 1
            }
        })
    }

    fn get(&mut self, handle: u32) -> Result<&mut Open, Errno> {
        self.open
            .get_mut(handle as usize)
            .and_then(Option::as_mut)
            .ok_or(Errno(9))
    }

    /// Carries out a request.
    ///
    /// # Errors
    /// An errno number.
    pub fn ask(&mut self, request: Network<'_>) -> Result<usize, Errno> {
        match request {
            Network::Open { stream, v6 } => {
                let domain = if v6 { Domain::IPV6 } else { Domain::IPV4 };
                let (kind, protocol) = if stream {
                    (Type::STREAM, Protocol::TCP)
                } else {
                    (Type::DGRAM, Protocol::UDP)
                };
                let socket = Socket::new(domain, kind, Some(protocol));
                self.keep(socket.map_err(|e| errno(&e))?, stream)
            }
            Network::Opened(i) => {
                let open = self.open.iter().enumerate();
                let mut open = open.filter_map(|(n, socket)| socket.as_ref().map(|_| n));
                open.nth(i).ok_or(Errno(9))
            }
            Network::Close(handle) => {
                self.wanted.retain(|wanted| *wanted != handle);
                if let Some(slot) = self.open.get_mut(handle as usize) {
                    *slot = None;
                }
                Ok(0)
            }
            Network::Connect(handle, address) => self.connect(handle, address),
            Network::Bind(handle, address) => {
                number(self.get(handle)?.socket.bind(&to_host(address)))
            }
            Network::Listen(handle, most) => {
                // A short queue makes those wait for seconds who knock while it is full.
                number(self.get(handle)?.socket.listen(most.clamp(128, 1024)))
            }
            Network::Accept(handle, from) => {
                let (socket, address) = match self.get(handle)?.socket.accept() {
                    Ok(accepted) => accepted,
                    Err(error) => return count(Err(error)),
                };
                *from = from_host(&address);
                self.keep(socket, true)
            }
            Network::Send(handle, bytes) => count((&self.get(handle)?.socket).write(bytes)),
            Network::SendTo(handle, bytes, to) => {
                count(self.get(handle)?.socket.send_to(bytes, &to_host(to)))
            }
            Network::Receive(handle, into) => count((&self.get(handle)?.socket).read(into)),
            Network::ReceiveFrom(handle, into, from) => {
                self.receive_from(handle, into, from, false)
            }
            Network::Peek(handle, into) => count(peek(self.get(handle)?, into)),
            Network::PeekFrom(handle, into, from) => self.receive_from(handle, into, from, true),
            Network::Poll(handle, events) => {
                let open = self.get(handle)?;
                let found = ready::now(&open.socket, events).map_err(|e| errno(&e))?;
                let new = open.wanted == 0;
                open.wanted |= events;
                if new && events != 0 {
                    self.wanted.push(handle);
                }
                Ok(usize::from(found))
            }
            Network::Wait(us) => {
                self.wait(Duration::from_micros(us));
                Ok(0)
            }
            Network::Reuse(handle, on) => number(self.get(handle)?.socket.set_reuse_address(on)),
            Network::Broadcast(handle, on) => number(self.get(handle)?.socket.set_broadcast(on)),
            Network::KeepAlive(handle, on) => number(self.get(handle)?.socket.set_keepalive(on)),
            Network::Group {
                socket,
                group,
                network,
                join,
            } => {
                let (group, network) = (group.into(), network.into());
                let socket = &self.get(socket)?.socket;
                number(match join {
                    true => socket.join_multicast_v4(&group, &network),
                    false => socket.leave_multicast_v4(&group, &network),
                })
            }
            Network::NoDelay(handle, on) => number(self.get(handle)?.socket.set_tcp_nodelay(on)),
            Network::Resolve { host, port, found } => {
                Ok(list(self.look_ups.ask(host, port)?, found))
            }
            Network::OwnName(handle, name) => {
                let own = self.get(handle)?.socket.local_addr();
                *name = from_host(&own.map_err(|e| errno(&e))?);
                Ok(0)
            }
            Network::PeerName(handle, name) => {
                let peer = self.get(handle)?.socket.peer_addr();
                *name = from_host(&peer.map_err(|e| errno(&e))?);
                Ok(0)
            }
        }
    }

    fn connect(&mut self, handle: u32, address: Address) -> Result<usize, Errno> {
        let open = self.get(handle)?;
        if open.connecting {
            let events = garter_runtime::network::WRITABLE;
            if ready::now(&open.socket, events).map_err(|e| errno(&e))? == 0 {
                return Err(IN_PROGRESS);
            }
            open.connecting = false;
            return match open.socket.take_error().map_err(|e| errno(&e))? {
                Some(error) => Err(errno(&error)),
                None => Ok(0),
            };
        }
        match open.socket.connect(&to_host(address)) {
            Ok(()) => Ok(0),
            Err(error) if on_its_way(&error) => {
                open.connecting = true;
                Err(IN_PROGRESS)
            }
            Err(error) => Err(errno(&error)),
        }
    }

    fn receive_from(
        &mut self,
        handle: u32,
        into: &mut [u8],
        from: &mut Address,
        leave: bool,
    ) -> Result<usize, Errno> {
        let open = self.get(handle)?;
        let Some(datagrams) = &open.datagrams else {
            // A stream's data comes from the other side.
            let peer = open.socket.peer_addr().map_err(|e| errno(&e))?;
            *from = from_host(&peer);
            return count(match leave {
                true => peek(open, into),
                false => (&open.socket).read(into),
            });
        };
        let received = match leave {
            true => datagrams.peek_from(into),
            false => datagrams.recv_from(into),
        };
        count(received.map(|(len, address)| {
            *from = from_ip(address);
            len
        }))
    }

    /// Waits for what was asked for.
    fn wait(&mut self, time: Duration) {
        let sockets: Vec<(&Socket, u8)> = self
            .wanted
            .iter()
            .filter_map(|handle| {
                let open = self.open.get(*handle as usize)?.as_ref()?;
                Some((&open.socket, open.wanted))
            })
            .collect();
        ready::wait(&sockets, time);
        for handle in self.wanted.drain(..) {
            if let Some(Some(open)) = self.open.get_mut(handle as usize) {
                open.wanted = 0;
            }
        }
    }
}

/// Receives, and leaves the bytes to be received again.
fn peek(open: &Open, into: &mut [u8]) -> std::io::Result<usize> {
    match &open.datagrams {
        Some(datagrams) => datagrams.peek_from(into).map(|(len, _)| len),
        None => TcpStream::from(open.socket.try_clone()?).peek(into),
    }
}

/// Connecting takes its time.
fn on_its_way(error: &Error) -> bool {
    error.kind() == ErrorKind::WouldBlock || errno(error) == IN_PROGRESS
}

/// Addresses for the machine; those of the fourth version come first.
fn list(mut addresses: Vec<SocketAddr>, found: &mut [Address]) -> usize {
    addresses.sort_by_key(SocketAddr::is_ipv6);
    let mut count = 0;
    for (to, address) in found.iter_mut().zip(addresses) {
        *to = from_ip(address);
        count += 1;
    }
    count
}
