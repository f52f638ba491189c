/** What the webhook reads of the cluster. */
@NullMarked
package dev.postern.webhook.cluster;

import org.jspecify.annotations.NullMarked;
