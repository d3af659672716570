/** What work costs beside the bare engine: {@code mvn -Pbenchmark-messages test}. */
package org.dunwell.benchmark;
