/** The demonstration: a made-up portfolio with a true history, and a clock that can be moved. May use every feature. */
package org.dunwell.demo;
