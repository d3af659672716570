/** Other systems that are told what happened to a case: written down with the case, told soon after, each call once. */
package org.dunwell.webhook;
