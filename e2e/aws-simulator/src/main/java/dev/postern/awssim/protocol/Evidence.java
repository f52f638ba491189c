package dev.postern.awssim.protocol;

/** How much a stated fact about AWS is worth. */
public enum Evidence {
    /** AWS documentation or an official service model says so. */
    DOC,
    /** Seen in a run against an SDK or another simulator. */
    SEEN,
    /** Nobody could check it. */
    ASSUMED
}
