/** Promises to pay and payment plans: what was agreed, within whose authority, and whether it is kept. May use collection, staff and policy. */
package org.dunwell.arrangement;
