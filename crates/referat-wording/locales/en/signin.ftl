# Signing in and out, one's own account, invitations.

sign-in-title = Sign in
sign-in-lead = Sign in to see the cases and meetings of { $municipality }.
sign-in-login = E-mail
sign-in-password = Password
sign-in-do = Sign in
sign-in-forgotten = If you have forgotten your password, ask the administrator for a new link.
sign-in-failed = You were not signed in
sign-in-needed = You have to sign in to see the page.
sign-in-over = You are signed out.
sign-in-password-set = The password is set. Sign in with it now.
sign-in-demo = Try as
sign-in-demo-lead = This is a made-up municipality. Choose who you want to be. Everyone has the password { $password }.
sign-in-demo-as = Sign in as { $who }

sign-in-provider = Sign in with { $provider }
sign-in-provider-or = Or sign in with e-mail and password:
sign-in-provider-down = { $provider } does not answer as it should. Try again in a while, or sign in with e-mail and password.
sign-in-provider-said-no = { $provider } did not let you in. Try again, or ask those who run { $provider }.
sign-in-provider-not-believed = The answer from { $provider } cannot be used, so nobody is signed in. Try again. If it happens again, tell whoever runs Referat.

signed-out-title = You are signed out here
signed-out-lead = Now you are signed out at { $provider } too.
signed-out-there = Sign out at { $provider } too

sign-in-code-title = Confirm that it is you
sign-in-code-lead = Open your code app and type the six digits it shows now.
sign-in-code = Code
sign-in-code-hint = If you have lost your phone, type one of your recovery codes.
sign-in-code-do = Go on
sign-in-again = Begin again

sign-out = Sign out
signed-in-as = { $name }, your account

welcome-first-title = Welcome to Referat
welcome-first-lead = You are the first one here and become the administrator of { $municipality }. Then you can let the others in.
welcome-title = Choose your password
welcome-lead = Welcome, { $name }. You sign in with { $login }.
welcome-reset-lead = You sign in with { $login }. Once you have chosen a new password, you are signed out everywhere else.
welcome-name = Your name
welcome-login = Your e-mail
welcome-login-hint = You sign in with it.
welcome-password = Password
welcome-password-hint = At least 12 characters. Several words in a row are fine.
welcome-do = Save and sign in
welcome-gone-title = The link does not work any more
welcome-gone = The link has been used, or it is too old. Ask the administrator for a new one.

account-title = Your account
account-lead = What Referat knows about you, and where you are signed in.
account-about = About you
account-name = Name
account-email = E-mail
account-login = Signs in with
account-correct = Correct
account-corrected = Your data are corrected.
account-roles = Your roles
account-no-roles = You have no role in any forum. You can see what is open.
account-role-in = { $role } in { $forum }
account-role-period = { $from } to { $until }
account-role-from = from { $from }
account-role-until = until { $until }
account-export = Get everything that is stored about you (JSON)
account-password = Change password
account-password-now = Your present password
account-password-new = New password
account-password-do = Change password
account-password-changed = The password is changed, and you are signed out everywhere else.
account-factor = Two-step sign-in
account-factor-on = Two-step sign-in is on.
account-factor-off = Two-step sign-in is off. Turn it on, so that nobody can come in by your password alone.
account-factor-begin = Turn on
account-factor-drop = Turn off
account-factor-dropped = Two-step sign-in is off.
account-factor-title = Turn two-step sign-in on
account-factor-scan = Read the picture with a code app on your phone.
account-factor-picture = QR code for the code app
account-factor-secret = If you can't read the picture, type the key into the app:
account-factor-code = Type the code that the app shows
account-factor-confirm = Confirm
account-codes-title = Your recovery codes
account-codes-lead = Keep them in a safe place, now. They are shown this once. Each works once, the day you have lost your phone.
account-codes-done = I have kept them
account-sessions = You are signed in here
account-session-here = This browser
account-session-since = Since { $since }, last used { $seen }
account-session-unknown = Unknown browser
account-session-device = { $browser } on { $system }
account-session-end = Sign out here
account-sessions-end = Sign out everywhere else
account-sessions-ended = { $count ->
    [0] There was nowhere else to sign out.
    [one] You are signed out in 1 other place.
   *[other] You are signed out in { $count } other places.
}

prove-title = Confirm that it is you
prove-lead = Type your password again before you change this.
prove-do = Go on

guise-banner = You see the pages as: { $who }. Nothing can be changed meanwhile.
guise-staff = staff without roles
guise-end = Show them as myself again

not-now-sign-in-wait = It was tried too many times. Wait a quarter of an hour and try again.
not-now-provider-stale = This attempt to sign in has been used, is too old or was begun in another browser. Begin again.
not-now-provider-unknown = You have no access to Referat yet. Ask the administrator to invite you.
not-now-provider-unverified = Your e-mail is not verified where you signed in. Verify it first, or ask the administrator for help.
not-now-link-used = The link has been used, or it is too old. Ask the administrator for a new one.
not-now-account-shut = The account is shut. Open it first.
not-now-account-open = The account is open already.
not-now-has-account = The person has an account with a password. Send a link for a new password instead.
not-now-login-taken = Somebody else signs in with that e-mail.
not-now-name-taken = There is one of that name already.
not-now-no-second-factor = There is no two-step sign-in to confirm or turn off.
not-now-prove-first = Confirm first that it is you: type your password again.
not-now-seeing-as = You see the pages as somebody else. Show them as yourself again before you change anything.
not-now-sees-so = That is how you see the pages already.
not-now-has-left = The person has left.
not-now-holds-already = The person has that in that time already.
not-now-last-administrator = This is the last administrator. Appoint another first.
not-valid-sign-in = E-mail and password don't fit. Try again.
not-valid-second-factor = The code doesn't fit, or it has been used. Wait for the next and try again.
not-valid-password-short = The password is too short. It must have at least 12 characters.
not-valid-password-long = The password is too long. It may have at most 200 characters.
not-valid-password-easy = The password is too easy to guess. Use other words, and not your name.
not-valid-login = "{ $given }" is no e-mail address.
not-valid-name = "{ $given }" can't be used as a name. Write a name with letters, of at most 120 characters.
not-valid-role-place = That role isn't given there.
not-valid-unit-circle = { $given } can't be part of itself.
