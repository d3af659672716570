/** What adapts the engine itself: its configuration, guards, deployer and clock. The only package that may import the engine's {@code impl}. */
package org.dunwell.process.engine;
