/** The way in and out of the engine: delegates, listeners, tables. The only package that imports Camunda; may use every feature. */
package org.dunwell.process;
