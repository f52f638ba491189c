/** AWS as Postern sees it: real wire protocols, asynchronous states and a real data path, in process or as a pod. */
@NullMarked
package dev.postern.awssim;

import org.jspecify.annotations.NullMarked;
