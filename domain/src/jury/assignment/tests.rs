//! Every assignment holds what is promised, and is found wherever there is one.
use super::*;
use crate::jury::{Fallback, Given, fair_scores};
use std::collections::HashSet;

/// Small numbers that only look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// Everything an assignment promises.
fn assert_holds(assigned: &[Assigned], pitches: usize, jurors: usize, per_pitch: usize, barred: &HashSet<(usize, usize)>) {
    let mut loads = vec![0; jurors];
    let mut each = vec![0; pitches];
    let distinct: HashSet<_> = assigned.iter().collect();
    assert_eq!(distinct.len(), assigned.len(), "nobody twice");
    for a in assigned {
        assert!(!barred.contains(&(a.pitch, a.juror)), "{a:?} is barred");
        loads[a.juror] += 1;
        each[a.pitch] += 1;
    }
    assert!(each.iter().all(|n| *n == per_pitch), "{each:?}");
    assert!(loads.iter().max().expect("jurors") - loads.iter().min().expect("jurors") <= 1, "{loads:?}");
    assert!(is_connected(pitches, assigned), "all are linked");
}

/// As the fair score sees it, of those who judge something.
fn is_connected(pitches: usize, assigned: &[Assigned]) -> bool {
    let mut who: Vec<usize> = assigned.iter().map(|a| a.juror).collect();
    who.sort_unstable();
    who.dedup();
    let place = |juror| who.binary_search(&juror).expect("a juror");
    let given: Vec<Given> = assigned.iter().map(|a| Given { juror: place(a.juror), pitch: a.pitch, total: 50.0 }).collect();
    fair_scores(&given, pitches, who.len(), 1).err() != Some(Fallback::Disconnected)
}

/// Whether some assignment holds, tried one after the other: for the smallest juries only.
fn is_possible(pitches: usize, jurors: usize, per_pitch: usize, barred: &HashSet<(usize, usize)>) -> bool {
    fn go(
        pitch: usize,
        pitches: usize,
        sets: &[Vec<usize>],
        chosen: &mut Vec<usize>,
        jurors: usize,
        barred: &HashSet<(usize, usize)>,
    ) -> bool {
        if pitch == pitches {
            return holds(sets, chosen, jurors);
        }
        (0..sets.len()).any(|set| {
            if sets[set].iter().any(|juror| barred.contains(&(pitch, *juror))) {
                return false;
            }
            chosen.push(set);
            let found = go(pitch + 1, pitches, sets, chosen, jurors, barred);
            chosen.pop();
            found
        })
    }
    fn holds(sets: &[Vec<usize>], chosen: &[usize], jurors: usize) -> bool {
        let mut loads = vec![0; jurors];
        chosen.iter().flat_map(|set| &sets[*set]).for_each(|juror| loads[*juror] += 1);
        if loads.iter().max() > loads.iter().min().map(|least| least + 1).as_ref() {
            return false;
        }
        let mut group: Vec<usize> = (0..jurors).collect();
        for set in chosen {
            let into = group[sets[*set][0]];
            for juror in &sets[*set] {
                let from = group[*juror];
                group.iter_mut().filter(|g| **g == from).for_each(|g| *g = into);
            }
        }
        (0..jurors).filter(|j| loads[*j] > 0).map(|j| group[j]).collect::<HashSet<_>>().len() <= 1
    }
    let sets: Vec<Vec<usize>> = (0..1_u32 << jurors)
        .filter(|set| set.count_ones() as usize == per_pitch)
        .map(|set| (0..jurors).filter(|juror| set >> juror & 1 == 1).collect())
        .collect();
    go(0, pitches, &sets, &mut Vec::new(), jurors, barred)
}

/// A reason holds, and does not without any one of the pitches or jurors it names.
fn assert_is_the_smallest(obstacle: &Obstacle, all: usize, per_pitch: usize, count: usize, barred: &HashSet<(usize, usize)>) {
    let Obstacle::TooMuchFor { pitches, jurors, cards, share } = obstacle else { return };
    let most = (count * per_pitch).div_ceil(all);
    let needed = |pitches: &[usize], jurors: &[usize]| {
        let others = |pitch: usize| (0..all).filter(|j| !jurors.contains(j) && !barred.contains(&(pitch, *j))).count();
        pitches.iter().map(|pitch| per_pitch.saturating_sub(others(*pitch))).sum::<usize>()
    };
    assert_eq!((*cards, *share), (needed(pitches, jurors), jurors.len() * most), "{obstacle:?}");
    assert!(cards > share, "{obstacle:?}");
    let without =
        |from: &[usize], at: usize| from.iter().copied().enumerate().filter(|(i, _)| *i != at).map(|(_, x)| x).collect::<Vec<_>>();
    assert!((0..pitches.len()).all(|at| needed(&without(pitches, at), jurors) <= *share), "{obstacle:?}");
    assert!((0..jurors.len()).all(|at| needed(pitches, &without(jurors, at)) <= share - most), "{obstacle:?}");
}

#[test]
fn small_juries_are_assigned_exactly_when_that_is_possible() {
    let mut dice = Dice(7);
    let (mut possible, mut impossible) = (0, 0);
    for seed in 0..1_500 {
        let (pitches, jurors) = (1 + dice.below(5), 2 + dice.below(4));
        let per_pitch = 1 + dice.below(jurors.min(3));
        let barred: HashSet<(usize, usize)> =
            (0..dice.below(pitches * jurors / 2 + 1)).map(|_| (dice.below(pitches), dice.below(jurors))).collect();
        let found = Bench::new(pitches, jurors, per_pitch, |pitch, juror| barred.contains(&(pitch, juror))).assign(seed);
        match found {
            Ok(assigned) => {
                assert_holds(&assigned, pitches, jurors, per_pitch, &barred);
                possible += 1;
            }
            Err(obstacle) => {
                let there_is = is_possible(pitches, jurors, per_pitch, &barred);
                assert!(!there_is, "{pitches} pitches, {jurors} jurors, {per_pitch} each, barred {barred:?}: {obstacle:?}");
                assert_is_the_smallest(&obstacle, jurors, per_pitch, pitches, &barred);
                impossible += 1;
            }
        }
    }
    assert!(possible > 300 && impossible > 300, "{possible} and {impossible}");
}

#[test]
fn large_juries_hold_what_is_promised() {
    let mut dice = Dice(3);
    for (pitches, jurors, per_pitch) in [(20, 12, 3), (40, 12, 3), (60, 7, 2), (11, 11, 2), (300, 40, 3), (500, 60, 5), (9, 20, 4)] {
        let barred: HashSet<(usize, usize)> = (0..pitches).map(|pitch| (pitch, dice.below(jurors))).collect();
        let bench = Bench::new(pitches, jurors, per_pitch, |pitch, juror| barred.contains(&(pitch, juror)));
        let assigned = bench.assign(11).expect("possible");
        assert_holds(&assigned, pitches, jurors, per_pitch, &barred);
        assert_ne!(Ok(assigned), bench.assign(12), "another seed, another assignment");
        assert_eq!(bench.assign(11), bench.assign(11));
    }
}

#[test]
fn who_drops_out_is_replaced_and_nobody_else_is_moved() {
    let bench = Bench::new(20, 12, 3, |_, _| false);
    for seed in 0..200 {
        let assigned = bench.assign(seed).expect("possible");
        let (gone, kept): (Vec<Assigned>, Vec<Assigned>) = assigned.into_iter().partition(|a| a.juror == 4);
        let without = Bench::new(20, 12, 3, |_, juror| juror == 4);
        let added = without.top_up(&kept, seed + 1);
        assert_eq!(added.len(), gone.len());
        let whole: Vec<Assigned> = kept.iter().chain(&added).copied().collect();
        let load = |juror| whole.iter().filter(|a| a.juror == juror).count();
        let others: Vec<usize> = (0..12).filter(|j| *j != 4).map(load).collect();
        assert!(load(4) == 0 && others.iter().max().expect("some") - others.iter().min().expect("some") <= 1, "{seed}: {others:?}");
        assert!((0..20).all(|pitch| whole.iter().filter(|a| a.pitch == pitch).count() == 3));
        assert!(is_connected(20, &whole), "{seed}");
    }
    assert_eq!(Bench::new(2, 3, 3, |pitch, juror| (pitch, juror) == (1, 0)).top_up(&[], 1).len(), 5, "as far as there are any");
}

#[test]
fn a_top_up_joins_what_a_drop_out_left_apart() {
    let given = |pitch, jurors: &[usize]| jurors.iter().map(move |juror| Assigned { pitch, juror: *juror }).collect::<Vec<_>>();
    let kept: Vec<Assigned> = (0..8)
        .flat_map(|pitch| match pitch {
            0 => given(pitch, &[0]),
            4 => given(pitch, &[2]),
            1..4 => given(pitch, &[0, 1]),
            _ => given(pitch, &[2, 3]),
        })
        .collect();
    for seed in 0..50 {
        let added = Bench::new(8, 5, 2, |_, juror| juror == 4).top_up(&kept, seed);
        let whole: Vec<Assigned> = kept.iter().chain(&added).copied().collect();
        assert!(added.len() == 2 && is_connected(8, &whole), "{seed}: {added:?}");
    }
}

#[test]
fn what_is_impossible_says_why() {
    let of = |pitches, jurors, per_pitch, barred: &[(usize, usize)]| {
        Bench::new(pitches, jurors, per_pitch, |pitch, juror| barred.contains(&(pitch, juror))).assign(1).expect_err("impossible")
    };
    assert_eq!(of(3, 3, 3, &[(1, 0)]), Obstacle::TooFewFor { pitch: 1, may: 2 });
    assert_eq!(of(4, 9, 2, &[]), Obstacle::TooFewEach { least: 3 });
    // Pitches 0 to 3 may be judged by jurors 0 and 1 only, who would get four each, and everybody else three: one of them will do.
    let barred: Vec<(usize, usize)> = (0..4).flat_map(|pitch| (2..6).map(move |juror| (pitch, juror))).collect();
    assert_eq!(of(9, 6, 2, &barred), Obstacle::TooMuchFor { pitches: vec![0, 1, 2, 3], jurors: vec![1], cards: 4, share: 3 });
    // Juror 3 may judge two pitches, and the others would get more.
    let barred: Vec<(usize, usize)> = (1..7).filter(|pitch| *pitch != 5).map(|pitch| (pitch, 3)).collect();
    assert_eq!((of(6, 4, 2, &barred), of(7, 4, 2, &barred)), (Obstacle::TooLittleFor { juror: 3 }, Obstacle::TooLittleFor { juror: 3 }));
    // Two halves of a company that may not judge each other.
    let apart: Vec<(usize, usize)> =
        (0..8).flat_map(|pitch| (0..6).map(move |j| (pitch, j))).filter(|(p, j)| (*p < 4) != (*j < 3)).collect();
    assert_eq!(of(8, 6, 2, &apart), Obstacle::NotLinked { jurors: vec![0, 1, 2] });
    let lopsided: Vec<(usize, usize)> =
        (0..9).flat_map(|pitch| (0..6).map(move |j| (pitch, j))).filter(|(p, j)| (*p >= 6) != (*j >= 4)).collect();
    assert_eq!(of(9, 6, 2, &lopsided), Obstacle::NotLinked { jurors: vec![4, 5] });
}

#[test]
fn everybody_judges_what_they_may() {
    let everybody = Bench::new(3, 2, 1, |pitch, juror| (pitch, juror) == (2, 1)).everybody();
    assert_eq!(everybody.len(), 5);
    assert!(!everybody.contains(&Assigned { pitch: 2, juror: 1 }));
}

#[test]
fn who_is_needed_no_more_is_left_out_of_the_reason() {
    let all: Vec<usize> = (0..9).collect();
    let may = [all.clone(), vec![3, 4, 5], vec![4, 5, 6], vec![4, 8], vec![4, 8], all.clone(), vec![5, 7, 8], vec![0, 8], all];
    let bench = Bench::new(9, 9, 2, |pitch, juror| !may[pitch].contains(&juror));
    let reason = bench.too_much_for(vec![4, 5, 8], 2);
    assert_eq!(reason, Obstacle::TooMuchFor { pitches: vec![3, 4, 7], jurors: vec![8], cards: 3, share: 2 });
}
