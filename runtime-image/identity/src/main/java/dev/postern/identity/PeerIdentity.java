package dev.postern.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * Who a verified peer is, and for how long that answer may be kept.
 *
 * @param spiffeId empty when the chain is sound but names nobody: no URI SAN, several, or one that is not a SPIFFE id
 *     of a workload
 * @param serial the leaf's serial number as {@link SerialNumbers} writes it
 * @param notBefore the latest beginning over the whole chain, its root included
 * @param notAfter the earliest end over the whole chain, its root included: after it, verify again
 */
public record PeerIdentity(Optional<SpiffeId> spiffeId, String serial, Instant notBefore, Instant notAfter) {}
