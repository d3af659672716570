/** The append-only trail: who did what, when and why. Every feature may write to it. */
package org.dunwell.trail;
