//! What the help of each command ends with: commands to paste, and what they are for.

pub(super) const EXAMPLES: &str = "\
Examples:
  orderflow init                                    a house of your own, after a few questions
  orderflow check friday.toml                       is it sound, and what do its numbers imply?
  orderflow compare friday.toml                     what changes if staff may decide?
  orderflow compare friday.toml --set floor.waiters=4
  orderflow compare friday.toml --policies rigid,concierge,empowered --export-csv out
  orderflow staff friday.toml                       who must be there so that the goals are met?
  orderflow measures                                what every number means
  orderflow explain p_stuck                         what a key of the file is";

pub(super) const INIT_EXAMPLES: &str = "\
Examples:
  orderflow init
      asks about tables, people, hours and what goes wrong, and writes house.toml
  orderflow init --list
      the houses that come with the program, each with the question it puts
  orderflow init mendoza friday.toml
      one of them, into a file of your own
  orderflow init --answers answers.toml corner.toml
      without questions; answers.toml may hold any of these, as a scenario has them:
      starter = \"mendoza\"
      floor.tables = [{ seats = 2, count = 8 }, { seats = 6, count = 2 }]
      floor.waiters = 2
      counter.standard.staff = 2                    # and so on for each counter of the starter
      opens = \"18:00\"
      last_seating = \"22:00\"
      closes = \"23:30\"
      demand.arrivals = [{ from = \"18:00\", rate = \"8/h\" }]    # parties an hour
      handoff.specials.p_stuck = 0.05               # and the other keys of its handoffs";

pub(super) const CHECK_EXAMPLES: &str = "\
Examples:
  orderflow check friday.toml
      every mistake with its place; or how loaded counters and waiters are, what can never happen, and
      how many evenings a comparison will take
  orderflow check friday.toml --set floor.waiters=2
      would two waiters keep up?
  orderflow check friday.toml --verbose
      which values are assumed, and where the others come from";

pub(super) const COMPARE_EXAMPLES: &str = "\
Examples:
  orderflow compare friday.toml
      every policy of the file against its first one, on the same evenings: as many as it takes to
      know the difference in the guest score within 10 %, 2000 at most
  orderflow compare friday.toml --policies rigid,empowered --set handoff.specials.p_stuck=0.05
      two policies, if fewer tickets got stuck
  orderflow compare friday.toml --precision 3% --on profit
      until the difference in the profit is known within 3 %
  orderflow compare friday.toml -n 2000 --verbose
      exactly 2000 evenings, and every measure
  orderflow compare friday.toml --export-csv out
      tables for a spreadsheet: a row a party, a row an item, every column explained
  orderflow compare friday.toml --variant floor.waiters=4 --variant counter.bar.staff=2 --rank profit
      what each change brings, and the columns in the order of their profit
  orderflow compare friday.toml --variant floor.waiters=4 --variant counter.bar.staff=2 --best profit --within 20
      only which of them is best, within 20 an evening: no number is known well, but it is sooner over";

pub(super) const RUN_EXAMPLES: &str = "\
Examples:
  orderflow run friday.toml
      the first policy of the file, 400 evenings
  orderflow run friday.toml --precision 0.5 --on drinks_wait_min
      until the mean wait for drinks is known within half a minute
  orderflow run friday.toml --evening 137 --verbose
      one evening again, every measure of it
  orderflow run friday.toml --policy empowered --format json
      another one, for a program to read";

pub(super) const SWEEP_EXAMPLES: &str = "\
Examples:
  orderflow sweep friday.toml --vary handoff.specials.p_stuck=0..0.3/0.05
      from which share of stuck tickets on letting staff decide pays
  orderflow sweep friday.toml --vary floor.waiters=2,3,4 --measure profit
      how many waiters, under every policy
  orderflow sweep friday.toml --vary floor.waiters=2,3 --vary counter.specials.staff=1,2 --export-csv out
      all four combinations, and tables for a spreadsheet
  orderflow sweep friday.toml --vary handoff.specials.p_stuck=0..0.3/0.01 -n 5000 --journal sweep.jsonl
      a long one: stopped, it goes on from its journal";

pub(super) const BREAKEVEN_EXAMPLES: &str = "\
Examples:
  orderflow breakeven friday.toml --vary handoff.specials.p_stuck=0..0.2 --measure worth
      how many tickets must get stuck before letting staff decide pays?
  orderflow breakeven friday.toml --vary 'demand.arrivals[0].rate=10/h..40/h' --goal 'drinks_wait_min < 10'
      how many guests can come before drinks take ten minutes?
  orderflow breakeven friday.toml --vary floor.waiters=2..8 --goal 'food_wait_min < 20 on 90% of evenings'
      with how many waiters does food come in time on nine evenings of ten?
  orderflow breakeven friday.toml --variant floor.waiters=4 --vary money.waiter_wage=5..30 --measure profit
      at which wage does a fourth waiter no longer pay?
  orderflow breakeven friday.toml --vary floor.waiters=2..5/1 --vary policy.empowered.p_unbilled=0..0.3
      how much may be forgotten on the bill, for each number of waiters?";

pub(super) const STAFF_EXAMPLES: &str = "\
Examples:
  orderflow staff friday.toml
      who must be there so that the goals of the file are met, as cheaply as possible
  orderflow staff friday.toml --goal 'drinks_wait_min.p90 < 12' --goal 'walkout_share < 1%' --policy empowered
      the same for other goals and another policy
  orderflow staff friday.toml --by-period --export-csv out
      and who of them can come later or leave earlier; every staffing that was tried, for a spreadsheet
  orderflow staff friday.toml --among floor.waiters=2..8 --within guest_score=0.02
      more numbers of waiters, and a limit that is to be known more sharply";
pub(super) const LADDER_EXAMPLES: &str = "\
Examples:
  orderflow ladder friday.toml
      which of the decisions that empowered hands over carry its lead over rigid, and which do nothing
  orderflow ladder friday.toml --from rigid --to concierge --measure worth
      the same of another pair, in money
  orderflow ladder friday.toml --causes
      how much of the lead goes with stuck tickets, broken promises, refusals …";

pub(super) const LEVERS_EXAMPLES: &str = "\
Examples:
  orderflow levers friday.toml
      which of all values move empowered's lead in guest score most, and which single one turns it
  orderflow levers friday.toml --measure profit --change 10%
      every value 10 % down and up
  orderflow levers friday.toml --policies rigid --measure drinks_wait_min --verbose
      what the wait for drinks depends on under one policy, every value";

pub(super) const STORY_EXAMPLES: &str = "\
Examples:
  orderflow story friday.toml
      the party whose evening changed most between the first policy of the file and the last
  orderflow story friday.toml --pick worst --policies rigid,concierge
      the party least satisfied under rigid, and what a concierge would have done for it
  orderflow story friday.toml --evening 12 --party 3
      one party, named";

pub(super) const SEASON_EXAMPLES: &str = "\
Examples:
  orderflow season friday.toml
      200 seasons of 60 evenings under every policy of the file: who learns, who loses its guests
  orderflow season friday.toml --evenings-in-a-row 120 --chart regulars
      longer seasons, and how many regulars are left, evening by evening
  orderflow season friday.toml --set season.management_listens=false
      if nobody listens to suggestions
  orderflow season friday.toml --export-csv out
      a row an evening, policy and season, for a spreadsheet";

pub(super) const DIFF_EXAMPLES: &str = "\
Examples:
  orderflow diff before.json after.json
      which inputs differ, and which measures have moved
  The files come from
      orderflow compare friday.toml --export-json before.json
      orderflow compare friday.toml --set floor.waiters=4 --export-json after.json";

pub(super) const SCHEMA_EXAMPLES: &str = "\
Examples:
  orderflow schema --output scenario.schema.json
      what every key may be, for an editor that knows TOML (with Tombi or Taplo): it completes keys, shows
      what they mean, and marks mistakes while you type
  #:schema scenario.schema.json
      the first line of a scenario, by which the editor finds it";

pub(super) const SCORE_EXAMPLES: &str = "\
Examples:
  orderflow score our-dinner.toml
      what the evening was worth, 0 to 10, and what each wait and each word cost
  A journey file names what happened; what it leaves out did not happen:
      [[waits]]
      stage = \"drinks\"
      segments = [ { min = 9 }, { min = 20, info = \"broken\" } ]";

pub(super) const EXPLAIN_EXAMPLES: &str = "\
Examples:
  orderflow explain handoff.specials.p_stuck
      what it is, what may be written, its default, and how to change it
  orderflow explain p_stuck
      the same, if you do not know where it stands
  orderflow explain floor
      every key of a table
  orderflow explain empowered
      a policy: what it means, and its values beside those of rigid
  orderflow explain nps
      a measure, and which settings move it";

pub(super) const COMPLETIONS_SETUP: &str = "\
In force from the next shell on, with one of these:
  bash         echo 'source <(orderflow completions bash)' >> ~/.bashrc
  zsh          echo 'source <(orderflow completions zsh)' >> ~/.zshrc
  fish         echo 'orderflow completions fish | source' >> ~/.config/fish/config.fish
  powershell   echo 'orderflow completions powershell | Out-String | Invoke-Expression' >> $PROFILE
  elvish       echo 'eval (orderflow completions elvish | slurp)' >> ~/.config/elvish/rc.elv
The script calls `orderflow` by that name: it must be in the PATH.";

pub(super) const MAN_EXAMPLES: &str = "\
Examples:
  orderflow man ~/.local/share/man/man1
      a page for orderflow and one for each command, where `man orderflow-compare` finds them
  orderflow man > orderflow.1
      the first of them, here";
