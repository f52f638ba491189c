/**
 * The folder corpora and their readers. Published as a test jar, because the same cases must hold wherever a policy is
 * evaluated: in this library, at admission, through the sidecar's sockets.
 */
package dev.postern.policy.corpus;
