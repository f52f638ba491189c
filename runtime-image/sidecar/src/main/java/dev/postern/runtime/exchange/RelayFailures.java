package dev.postern.runtime.exchange;

import dev.postern.runtime.http.Reply;

/** What the caller is told when the other side fails. */
public interface RelayFailures {

    /** No connection could be made: nothing was sent. */
    Reply unreachable(Throwable cause);

    /** The connection ended before a response began. */
    Reply brokenOff();

    /** No response in time. */
    Reply timedOut();
}
