//! What takes long to print: kept in memory with how far it has come, for whoever asked for it and nobody else.
//!
//! A job runs on a thread of its own, so that heavy work stands in no other request's way. Stopping it, or
//! dropping all jobs, drops its work and so ends the programs it has started. Knows nothing of what is printed.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use referat_actions::printing::{PrintedFile, Progress};
use referat_domain::ids::{IssuedDocumentId, PrintJobId};
use referat_domain::reader::Reader;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, watch};

use crate::problem::Problem;

/// So many are printed at the same time; the others wait.
const SEATS: usize = 2;

/// How long a job is kept once it has ended.
const KEPT: Duration = Duration::from_secs(30 * 60);

/// So many jobs are kept.
const MOST_JOBS: usize = 20;

/// So many bytes of results are kept together.
const MOST_BYTES: usize = 1 << 30;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// What it is called.
    pub title: String,
    /// The page it was asked for on: its name and its address.
    pub from: (String, String),
}

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub file: PrintedFile,
    /// The issue and its version, where it was issued.
    pub issued: Option<(IssuedDocumentId, u32)>,
}

/// How a job stands.
#[derive(Debug, Clone)]
pub enum Stand {
    /// It waits for its turn.
    Waiting,
    /// It is being printed; it may not have said yet how far it has come.
    Printing(Option<Progress>),
    /// Here it is.
    Done(Arc<Made>),
    /// It could not be printed.
    Refused(Problem),
    /// Whoever asked for it stopped it.
    Stopped,
}

impl Stand {
    /// Whether it goes on by itself.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        match self {
            Self::Waiting | Self::Printing(_) => true,
            Self::Done(_) | Self::Refused(_) | Self::Stopped => false,
        }
    }

    fn size(&self) -> usize {
        match self {
            Self::Done(made) => made.file.bytes.len(),
            Self::Waiting | Self::Printing(_) | Self::Refused(_) | Self::Stopped => 0,
        }
    }
}

/// Takes down how far a job has come.
#[derive(Debug, Clone)]
pub struct Teller {
    jobs: Weak<Shelf>,
    id: PrintJobId,
}

impl Teller {
    /// Takes it down.
    pub fn tell(&self, progress: Progress) {
        self.put(Stand::Printing(Some(progress)));
    }

    /// A job that has ended stays as it is.
    fn put(&self, stand: Stand) {
        if let Some(shelf) = self.jobs.upgrade() {
            shelf.put(self.id, stand);
        }
    }
}

/// The jobs of a server; cheap to clone.
#[derive(Debug, Clone)]
pub struct Jobs {
    shelf: Arc<Shelf>,
    seats: Arc<Semaphore>,
}

#[derive(Debug, Default)]
struct Shelf(Mutex<BTreeMap<PrintJobId, Job>>);

#[derive(Debug)]
struct Job {
    owner: Reader,
    order: Order,
    stand: Stand,
    /// Dropped, it stops the work.
    stop: Option<watch::Sender<()>>,
}

impl Default for Jobs {
    fn default() -> Self {
        Self {
            shelf: Arc::default(),
            seats: Arc::new(Semaphore::new(SEATS)),
        }
    }
}

impl Jobs {
    /// Begins a job for someone.
    ///
    /// # Errors
    /// [`Problem::NotNow`] where there are as many as can be kept, and none has ended.
    pub fn begin<W>(
        &self,
        owner: Reader,
        id: PrintJobId,
        order: Order,
        work: impl FnOnce(Teller) -> W,
    ) -> Result<(), Problem>
    where
        W: Future<Output = Result<Made, Problem>> + Send + 'static,
    {
        let (stop, stopped) = watch::channel(());
        self.shelf.add(
            id,
            Job {
                owner,
                order,
                stand: Stand::Waiting,
                stop: Some(stop),
            },
        )?;
        let teller = Teller {
            jobs: Arc::downgrade(&self.shelf),
            id,
        };
        let work = work(teller.clone());
        let seats = Arc::clone(&self.seats);
        tokio::spawn(async move {
            let stand = run(&teller, work, seats, stopped).await;
            teller.put(stand);
            tokio::time::sleep(KEPT).await;
            if let Some(shelf) = teller.jobs.upgrade() {
                shelf.jobs().remove(&id);
            }
        });
        Ok(())
    }

    /// How someone's job stands.
    ///
    /// # Errors
    /// [`Problem::NotFound`] where there is none, or it is somebody else's: which of these is not said.
    pub fn look(&self, owner: &Reader, id: PrintJobId) -> Result<(Order, Stand), Problem> {
        let jobs = self.shelf.jobs();
        let job = jobs.get(&id).filter(|job| job.owner == *owner);
        job.map(|job| (job.order.clone(), job.stand.clone()))
            .ok_or(Problem::NotFound)
    }

    /// Stops someone's job; one that has ended stays as it is.
    ///
    /// # Errors
    /// [`Problem::NotFound`] as for [`Jobs::look`].
    pub fn stop(&self, owner: &Reader, id: PrintJobId) -> Result<(), Problem> {
        self.look(owner, id)?;
        self.shelf.put(id, Stand::Stopped);
        Ok(())
    }
}

/// Does the work when its turn comes, on a thread of its own, until it is stopped.
async fn run<W>(teller: &Teller, work: W, seats: Arc<Semaphore>, mut stopped: watch::Receiver<()>) -> Stand
where
    W: Future<Output = Result<Made, Problem>> + Send + 'static,
{
    let _seat = tokio::select! {
        seat = seats.acquire_owned() => seat,
        _ = stopped.changed() => return Stand::Stopped,
    };
    teller.put(Stand::Printing(None));
    let here = Handle::current();
    let made = tokio::task::spawn_blocking(move || {
        here.block_on(async {
            tokio::select! {
                made = work => made.map(Some),
                _ = stopped.changed() => Ok(None),
            }
        })
    });
    match made.await {
        Ok(Ok(Some(made))) if made.file.bytes.len() > MOST_BYTES => Stand::Refused(Problem::NotNow {
            why: "print-too-large",
        }),
        Ok(Ok(Some(made))) => Stand::Done(Arc::new(made)),
        Ok(Ok(None)) => Stand::Stopped,
        Ok(Err(problem)) => Stand::Refused(problem),
        Err(panic) => Stand::Refused(Problem::internal(&panic)),
    }
}

impl Shelf {
    fn jobs(&self) -> MutexGuard<'_, BTreeMap<PrintJobId, Job>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a job; the oldest that has ended makes room.
    fn add(&self, id: PrintJobId, job: Job) -> Result<(), Problem> {
        let mut jobs = self.jobs();
        while jobs.len() >= MOST_JOBS {
            if !drop_oldest(&mut jobs, |_| true) {
                return Err(Problem::NotNow {
                    why: "too-many-prints",
                });
            }
        }
        jobs.insert(id, job);
        Ok(())
    }

    fn put(&self, id: PrintJobId, stand: Stand) {
        let mut jobs = self.jobs();
        let Some(job) = jobs.get_mut(&id).filter(|job| job.stand.is_under_way()) else {
            return;
        };
        if !stand.is_under_way() {
            job.stop = None;
        }
        job.stand = stand;
        while jobs.values().map(|job| job.stand.size()).sum::<usize>() > MOST_BYTES {
            if !drop_oldest(&mut jobs, |(other, job)| *other != id && job.stand.size() > 0) {
                break;
            }
        }
    }
}

/// Drops the oldest job that has ended and that is fit for it: ids sort as they were made.
fn drop_oldest(jobs: &mut BTreeMap<PrintJobId, Job>, is_fit: impl Fn((&PrintJobId, &Job)) -> bool) -> bool {
    let oldest = jobs
        .iter()
        .find(|(id, job)| !job.stand.is_under_way() && is_fit((id, job)))
        .map(|(id, _)| *id);
    match oldest {
        Some(id) => jobs.remove(&id).is_some(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use referat_domain::ids::PersonId;
    use tokio::sync::oneshot;

    use super::*;

    fn id(number: u8) -> PrintJobId {
        PrintJobId::from_bytes([number; 16])
    }

    fn order() -> Order {
        Order {
            title: "Pakke".into(),
            from: ("Mødet".into(), "/moeder/1".into()),
        }
    }

    fn made(size: usize) -> Made {
        Made {
            file: PrintedFile {
                file_name: "pakke.pdf".into(),
                media_type: "application/pdf",
                title: "Pakke".into(),
                bytes: vec![0; size],
                pages: Some(1),
                remarks: Vec::new(),
            },
            issued: None,
        }
    }

    async fn until(jobs: &Jobs, owner: &Reader, id: PrintJobId, holds: impl Fn(&Stand) -> bool) -> Stand {
        loop {
            let (_, stand) = jobs.look(owner, id).unwrap();
            if holds(&stand) {
                return stand;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    #[tokio::test]
    async fn only_whoever_asked_for_a_job_sees_it_or_stops_it() {
        let (eva, bo) = (
            Reader::staff(PersonId::from_bytes([1; 16])),
            Reader::staff(PersonId::from_bytes([2; 16])),
        );
        let jobs = Jobs::default();
        let begun = jobs.begin(eva.clone(), id(1), order(), |_| async { Ok(made(3)) });
        begun.unwrap();
        until(&jobs, &eva, id(1), |stand| matches!(stand, Stand::Done(_))).await;
        assert_eq!(jobs.look(&bo, id(1)).unwrap_err(), Problem::NotFound);
        assert_eq!(jobs.stop(&bo, id(1)).unwrap_err(), Problem::NotFound);
        assert_eq!(jobs.look(&eva, id(2)).unwrap_err(), Problem::NotFound);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
    async fn two_are_printed_at_a_time_and_a_stopped_one_makes_room_and_drops_its_work() {
        let eva = Reader::local_operator();
        let jobs = Jobs::default();
        let mut dropped = Vec::new();
        for number in 1..=3 {
            let (held, drops) = oneshot::channel::<()>();
            dropped.push(drops);
            jobs.begin(eva.clone(), id(number), order(), |teller| async move {
                let _held = held;
                teller.tell(Progress::Setting);
                std::future::pending().await
            })
            .unwrap();
        }
        let is_setting = |stand: &Stand| matches!(stand, Stand::Printing(Some(Progress::Setting)));
        until(&jobs, &eva, id(1), is_setting).await;
        until(&jobs, &eva, id(2), is_setting).await;
        assert!(matches!(jobs.look(&eva, id(3)).unwrap().1, Stand::Waiting));
        jobs.stop(&eva, id(1)).unwrap();
        assert!(dropped.remove(0).await.is_err(), "its work is dropped");
        until(&jobs, &eva, id(3), is_setting).await;
        assert!(matches!(jobs.look(&eva, id(1)).unwrap().1, Stand::Stopped));
        drop(jobs);
        for drops in dropped {
            assert!(drops.await.is_err(), "dropping all jobs drops their work");
        }
    }

    #[tokio::test]
    async fn the_oldest_that_has_ended_makes_room_and_running_ones_never_do() {
        let eva = Reader::local_operator();
        let jobs = Jobs::default();
        jobs.begin(eva.clone(), id(0), order(), |_| async { Ok(made(1)) })
            .unwrap();
        until(&jobs, &eva, id(0), |stand| !stand.is_under_way()).await;
        for number in 1..=20 {
            jobs.begin(eva.clone(), id(number), order(), |_| std::future::pending())
                .unwrap();
        }
        assert_eq!(jobs.look(&eva, id(0)).unwrap_err(), Problem::NotFound);
        let refused = jobs.begin(eva.clone(), id(21), order(), |_| std::future::pending());
        assert_eq!(
            refused.unwrap_err(),
            Problem::NotNow {
                why: "too-many-prints"
            }
        );
    }

    #[test]
    fn results_together_stay_within_bounds() {
        let shelf = Shelf::default();
        let half = Arc::new(made(MOST_BYTES / 2));
        for number in 0..3 {
            let job = Job {
                owner: Reader::public(),
                order: order(),
                stand: Stand::Waiting,
                stop: None,
            };
            shelf.add(id(number), job).unwrap();
            shelf.put(id(number), Stand::Done(Arc::clone(&half)));
        }
        let kept: Vec<PrintJobId> = shelf.jobs().keys().copied().collect();
        assert_eq!(kept, [id(1), id(2)]);
    }

    #[tokio::test]
    async fn a_mistake_of_ours_is_a_refusal_with_a_number() {
        let eva = Reader::local_operator();
        let jobs = Jobs::default();
        jobs.begin(eva.clone(), id(1), order(), |_| async { panic!("oops") })
            .unwrap();
        let stand = until(&jobs, &eva, id(1), |stand| !stand.is_under_way()).await;
        assert!(matches!(stand, Stand::Refused(Problem::Internal { .. })));
    }
}
