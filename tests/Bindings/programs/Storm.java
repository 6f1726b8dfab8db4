import com.sun.jna.*;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

/**
 * The JVM's own use of signals and stacks beside the library: null checks and stack overflows that come as SIGSEGV, safepoints and collections on many threads, while others
 * call and receive events; before the library has been used, and while it is. Prints counts, which must be the same whatever library it is.
 */
public class Storm {
    public interface EventCallback extends Callback { void invoke(Pointer conn, Pointer domain, int event, int detail, Pointer opaque); }

    public interface ErrorCallback extends Callback { void invoke(Pointer opaque, Pointer error); }

    public interface TimerCallback extends Callback { void invoke(int timer, Pointer opaque); }

    public interface Virt extends Library {
        int virInitialize();
        Pointer virConnectOpen(String uri);
        int virConnectClose(Pointer conn);
        Pointer virDomainLookupByName(Pointer conn, String name);
        Pointer virDomainGetXMLDesc(Pointer domain, int flags);
        int virDomainSuspend(Pointer domain);
        int virDomainResume(Pointer domain);
        int virDomainFree(Pointer domain);
        int virConnectDomainEventRegisterAny(Pointer conn, Pointer domain, int id, EventCallback callback, Pointer opaque, Pointer free);
        int virEventRegisterDefaultImpl();
        int virEventRunDefaultImpl();
        int virEventAddTimeout(int milliseconds, TimerCallback callback, Pointer opaque, Pointer free);
        int virGetLastErrorCode();
        void virSetErrorFunc(Pointer data, ErrorCallback callback);
    }

    public interface C extends Library { void free(Pointer pointer); }

    static final int THREADS = 4;
    static Virt virt;
    static C c;
    static volatile boolean ended;
    static volatile Object kept;

    static int length(String s) { return s.length(); }

    static int deeper(int n) { return n < 0 ? n : deeper(n + 1) + 1; }

    /** Null checks that the hardware makes; the loop is long enough to be compiled. */
    static long nulls() {
        long caught = 0;
        for (int i = 0; i < 40000; i++) {
            try {
                length(i % 4 == 0 ? null : "x");
            } catch (NullPointerException e) {
                caught++;
            }
        }
        return caught;
    }

    static long overflows() {
        long caught = 0;
        for (int i = 0; i < 40; i++) {
            try {
                deeper(0);
            } catch (StackOverflowError e) {
                caught++;
            }
        }
        return caught;
    }

    static long garbage() {
        long made = 0;
        for (int i = 0; i < 12; i++) {
            List<byte[]> some = new ArrayList<>();
            for (int k = 0; k < 2000; k++, made++) {
                some.add(new byte[1024]);
            }
            kept = some;
            System.gc();
        }
        return made;
    }

    static long calls(String uri) {
        Pointer conn = virt.virConnectOpen(uri);
        long good = 0;
        for (int i = 0; i < 300; i++) {
            Pointer domain = virt.virDomainLookupByName(conn, "runs");
            Pointer xml = virt.virDomainGetXMLDesc(domain, 0);
            good += xml.getString(0).startsWith("<domain") ? 1 : 0;
            c.free(xml);
            virt.virDomainFree(domain);
            good += virt.virDomainLookupByName(conn, "nosuch") == null && virt.virGetLastErrorCode() == 42 ? 1 : 0;
        }
        return virt.virConnectClose(conn) < 0 ? -1 : good;
    }

    /** Each kind of work on so many threads, all at once; the sums by kind. */
    static String together(Map<String, Callable<Long>> kinds) throws Exception {
        Map<String, AtomicLong> sums = new TreeMap<>();
        List<Thread> threads = new ArrayList<>();
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        for (Map.Entry<String, Callable<Long>> kind : kinds.entrySet()) {
            AtomicLong sum = new AtomicLong();
            sums.put(kind.getKey(), sum);
            for (int i = 0; i < THREADS; i++) {
                // A stack as small as the JVM allows makes overflows quick, and leaves the least room for what comes on top.
                Thread thread = new Thread(null, () -> {
                    try {
                        sum.addAndGet(kind.getValue().call());
                    } catch (Throwable e) {
                        faults.add(kind.getKey() + ": " + e);
                    }
                }, kind.getKey(), 512 * 1024);
                threads.add(thread);
                thread.start();
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return sums + " " + faults;
    }

    static void told(String name, String text) { System.out.println("= storm: " + name + "\t" + text); }

    public static void main(String[] args) throws Exception {
        String uri = args[0];
        virt = Native.load("virt", Virt.class);
        c = Native.load("c", C.class);
        Map<String, Callable<Long>> own = Map.of("nulls", Storm::nulls, "overflows", Storm::overflows, "garbage", Storm::garbage);
        Map<String, Callable<Long>> all = new HashMap<>(own);
        all.put("calls", () -> calls(uri));
        virt.virInitialize();
        AtomicInteger errors = new AtomicInteger();
        ErrorCallback onError = (opaque, error) -> errors.incrementAndGet();
        virt.virSetErrorFunc(null, onError);
        told("before the first call", together(own));

        virt.virEventRegisterDefaultImpl();
        TimerCallback wake = (timer, opaque) -> { };
        virt.virEventAddTimeout(20, wake, null, null);
        Pointer conn = virt.virConnectOpen(uri);
        Pointer domain = virt.virDomainLookupByName(conn, "runs");
        AtomicInteger events = new AtomicInteger();
        AtomicInteger caught = new AtomicInteger();
        EventCallback onEvent = (cn, d, event, detail, opaque) -> {
            // In a callback, with the library's frames below.
            try {
                length(null);
            } catch (NullPointerException e) {
                caught.incrementAndGet();
            }
            try {
                deeper(0);
            } catch (StackOverflowError e) {
                caught.incrementAndGet();
            }
            events.incrementAndGet();
        };
        virt.virConnectDomainEventRegisterAny(conn, null, 0, onEvent, null, null);
        Thread loop = new Thread(() -> {
            while (!ended) {
                virt.virEventRunDefaultImpl();
            }
        });
        loop.start();
        Thread acting = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                virt.virDomainSuspend(domain);
                virt.virDomainResume(domain);
            }
        });
        acting.start();
        told("while it is used", together(all));
        acting.join();
        for (long end = System.nanoTime() + 20_000_000_000L; events.get() < 200 && System.nanoTime() < end;) {
            Thread.sleep(1);
        }
        told("events", events + ", caught inside " + caught);
        told("and again", together(all));
        told("errors told", errors + "");
        ended = true;
        loop.join();
        virt.virDomainFree(domain);
        virt.virConnectClose(conn);
        System.out.flush();
        System.exit(0);
    }
}
