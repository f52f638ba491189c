package dev.postern.aws.account;

/** One account in one region: its clients, and the reads that all its objects share. */
public record AccountSession(AwsAccount account, AwsClients clients, Snapshot snapshot) {}
