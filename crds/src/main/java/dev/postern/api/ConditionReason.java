package dev.postern.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reasons of conditions. Each says why a condition has its status; the message beside it says what to do. */
public enum ConditionReason {
    // Accepted
    /** Every check passed. For a connection: the API has accepted the endpoint. */
    ACCEPTED,
    /** The spec has findings, all of them in the message. */
    INVALID,
    /** Configuration has no account of this name. */
    ACCOUNT_UNKNOWN,
    /** The account is not for objects of this namespace. */
    ACCOUNT_NOT_ALLOWED,
    /** The VPC, a subnet or a security group is not for objects of this namespace. */
    NETWORK_NOT_ALLOWED,
    /** A subnet or security group does not exist, is in another VPC, or shares its availability zone with another. */
    NETWORK_INVALID,
    /** The subnets are in an availability zone that the API does not cover. */
    ZONE_NOT_COVERED,
    /** The private zone, or the name in it, is not for objects of this namespace. */
    DNS_NOT_ALLOWED,
    /** A DNS name is not for objects of this namespace. */
    DNS_NAME_NOT_ALLOWED,
    /** Another object claimed the DNS name first; the message names it. */
    DNS_NAME_CLAIMED,
    /** Another object selects the same pods; the message names it. */
    WORKLOAD_CLAIMED,
    /** A child object of the name Postern would use exists and is not Postern's. */
    FOREIGN_OBJECT,
    /** The namespace lacks the label that enables it: nothing is issued into it. */
    NAMESPACE_NOT_ENABLED,

    // Certificates
    /** A certificate is in use and valid. */
    ISSUED,
    /** The certificate has been asked for. */
    ISSUING,
    /** The certificate is issued; it is used once the API's pods know its serial. */
    PUBLISHING,
    /** Configuration has no certificate authority of this name. */
    AUTHORITY_UNKNOWN,
    /** The certificate authority is not for objects of this namespace. */
    AUTHORITY_NOT_ALLOWED,
    /** The certificate authority refused or cannot be reached, or the API server refused the Secret. */
    ISSUE_FAILED,
    /** What the authority signed is not what was asked for; it is not used. */
    CERTIFICATE_UNUSABLE,
    /** The certificate in use has expired before it could be renewed. */
    CERTIFICATE_EXPIRED,

    // Documents and policies
    /** The signed document carries the policies in force. */
    SIGNED,
    /** No accepted policy is about this API, so every call is denied. */
    DENY_ALL,
    /** The key that signs documents is missing or unusable. */
    SIGNING_KEY_UNUSABLE,
    /** Every test of the policy passed. */
    TESTS_PASSED,
    /** The policy has no tests. */
    NO_TESTS,
    /** A test of the policy fails; the message names each. */
    TESTS_FAILED,
    /** Every pod that can be asked has it. */
    DISTRIBUTED,
    /** Pods are still to report that they have it. */
    DISTRIBUTING,
    /** The policy decides calls. */
    ENFORCED,
    /** The policy only counts, and decides nothing. */
    SHADOW,
    /** The spec is not accepted, or does not fit into one document; the last accepted one stays in force. */
    LAST_ACCEPTED_IN_FORCE,
    /** The spec is not accepted, and none has been before. */
    NOT_ACCEPTED,

    // Consent
    /** A rule consents; the message names it. */
    GRANTED,
    /** No accepted policy in the API's namespace names the consumer. */
    NO_POLICY,
    /** A rule names the consumer on another path than it asks for. */
    CONSENT_MISMATCH,
    /** The rule that consented has expired. */
    CONSENT_EXPIRED,
    /** The InternalApi does not exist. */
    API_NOT_FOUND,
    /** The InternalApi is being deleted. */
    API_CLOSING,
    /** The InternalApi is not far enough to be joined. */
    API_NOT_READY,
    /** The InternalApi does not offer the path that is asked for. */
    PATH_NOT_OFFERED,
    /** Without consent nothing is made for a consumer. */
    NOT_AUTHORIZED,

    // Pods
    /** All is as it should be. */
    READY,
    /** The selector selects no pod. */
    NO_PODS,
    /** Pods have no sidecar for this object: they are older than it, or their namespace is not enabled. */
    PODS_NOT_INJECTED,
    /** Pods cannot be asked what they obey; the message names them. */
    PODS_UNREACHABLE,
    /** Pods do not report the latest document or a valid identity yet. */
    WAITING,

    // AWS
    /** The resource exists and is usable. */
    AVAILABLE,
    /** AWS is at work. */
    PROVISIONING,
    /** Something else must be ready first, or the API server refuses a child; the message names it. */
    BLOCKED,
    /** The endpoint waits for the API to accept it. */
    PENDING_ACCEPTANCE,
    /** The API has rejected the endpoint. */
    REJECTED,
    /** The record has been published. */
    PUBLISHED,
    /** A record of this name exists and is not Postern's. */
    FOREIGN_RECORD,
    /** At least one target is healthy. */
    HEALTHY,
    /** No target is healthy. */
    UNHEALTHY,
    /** No pod may be a target yet. */
    NO_TARGETS,
    /** AWS asks for patience; Postern goes on by itself. */
    THROTTLED,
    /** The role lacks a permission; the message names the call. */
    ACCESS_DENIED,
    /** The account's role cannot be assumed, or AWS does not answer. */
    ACCOUNT_UNREACHABLE,
    /** A quota of the account is used up. */
    QUOTA_EXCEEDED,
    /** AWS refused for another reason; the message has its words. */
    AWS_REFUSED,

    // Life of the object
    /** Changes wait until spec.pausedUntil. */
    PAUSED,
    /** The object is being deleted; the message says what that waits for. */
    DELETING;

    private final String text = Arrays.stream(name().split("_", -1))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());

    /** The {@code reason} of the condition, in UpperCamelCase. */
    public String text() {
        return text;
    }
}
