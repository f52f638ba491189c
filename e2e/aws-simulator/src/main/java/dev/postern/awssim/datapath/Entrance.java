package dev.postern.awssim.datapath;

/** An address and port of an available endpoint, open to clients. */
record Entrance(String endpointId, String address, int port, String zoneId) {}
