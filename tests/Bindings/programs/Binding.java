import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The C library from a JVM. Prints '= NAME[tab]VALUE' for each step, to be compared with what the system's library gives. */
public class Binding {
    public interface ErrorCallback extends Callback { void call(Pointer opaque, Pointer error); }
    public interface EventCallback extends Callback { void call(Pointer conn, Pointer domain, int event, int detail, Pointer opaque); }
    public interface FreeCallback extends Callback { void call(Pointer opaque); }
    public interface TimerCallback extends Callback { void call(int timer, Pointer opaque); }

    public interface Virt extends Library {
        int virInitialize();
        int virGetVersion(NativeLongByReference version, String type, NativeLongByReference typeVersion);
        Pointer virConnectOpen(String uri);
        Pointer virConnectOpenReadOnly(String uri);
        int virConnectClose(Pointer conn);
        int virConnectRef(Pointer conn);
        String virConnectGetType(Pointer conn);
        Pointer virConnectGetHostname(Pointer conn);
        int virConnectNumOfDomains(Pointer conn);
        int virConnectListDomains(Pointer conn, int[] ids, int max);
        int virConnectListDefinedDomains(Pointer conn, Pointer[] names, int max);
        Pointer virDomainLookupByName(Pointer conn, String name);
        Pointer virDomainLookupByID(Pointer conn, int id);
        String virDomainGetName(Pointer domain);
        int virDomainGetUUIDString(Pointer domain, byte[] buffer);
        int virDomainGetInfo(Pointer domain, Pointer info);
        Pointer virDomainGetXMLDesc(Pointer domain, int flags);
        Pointer virDomainGetSchedulerType(Pointer domain, IntByReference count);
        int virDomainGetSchedulerParameters(Pointer domain, Pointer parameters, IntByReference count);
        int virDomainSuspend(Pointer domain);
        int virDomainResume(Pointer domain);
        int virDomainDestroy(Pointer domain);
        int virDomainFree(Pointer domain);
        int virConnectDomainEventRegisterAny(Pointer conn, Pointer domain, int id, EventCallback callback, Pointer opaque, FreeCallback free);
        int virConnectDomainEventDeregisterAny(Pointer conn, int id);
        int virEventRegisterDefaultImpl();
        int virEventRunDefaultImpl();
        int virEventAddTimeout(int milliseconds, TimerCallback callback, Pointer opaque, FreeCallback free);
        int virEventRemoveTimeout(int timer);
        Pointer virGetLastError();
        int virGetLastErrorCode();
        String virGetLastErrorMessage();
        void virResetLastError();
        void virSetErrorFunc(Pointer data, ErrorCallback callback);
        int virNodeGetInfo(Pointer conn, Pointer info);
    }

    public interface C extends Library { void free(Pointer pointer); }

    static Virt virt;
    static C c;

    interface Call { Object run() throws Exception; }

    static void told(String name, Call call) {
        String text;
        try {
            text = String.valueOf(call.run());
        } catch (Throwable e) {
            text = e.toString();
        }
        synchronized (System.out) {
            System.out.println("= " + name + "\t" + text.replace("\n", "\\n"));
        }
    }

    static String taken(Pointer text) {
        if (text == null) {
            return "null, error " + virt.virGetLastErrorCode() + ": " + virt.virGetLastErrorMessage();
        }
        String copy = text.getString(0);
        c.free(text);
        return copy;
    }

    static String error() {
        Pointer e = virt.virGetLastError();
        return e == null ? "no error" : e.getInt(0) + " domain " + e.getInt(4) + ": " + e.getPointer(8).getString(0);
    }

    public static void main(String[] args) throws Exception {
        virt = Native.load("virt", Virt.class);
        c = Native.load("c", C.class);
        String uri = args[0];
        told("initialize", () -> virt.virInitialize());
        told("version", () -> { NativeLongByReference v = new NativeLongByReference(); return virt.virGetVersion(v, null, null) == 0 && v.getValue().longValue() >= 9000000; });
        List<String> errors = Collections.synchronizedList(new ArrayList<>());
        ErrorCallback onError = (opaque, e) -> errors.add(e.getInt(0) + " " + e.getPointer(8).getString(0));
        virt.virSetErrorFunc(null, onError);
        told("open nowhere", () -> virt.virConnectOpen("nosuch:///") == null ? error() : "opened");
        told("error callback", () -> errors);
        virt.virEventRegisterDefaultImpl();
        Pointer conn = virt.virConnectOpen(uri);
        told("type", () -> virt.virConnectGetType(conn));
        told("hostname", () -> taken(virt.virConnectGetHostname(conn)).length() > 0);
        told("ids", () -> { int[] ids = new int[8]; int n = virt.virConnectListDomains(conn, ids, 8); return n + " " + ids[0]; });
        told("names", () -> { Pointer[] names = new Pointer[8]; int n = virt.virConnectListDefinedDomains(conn, names, 8); return n + " " + taken(names[0]); });
        Pointer domain = virt.virDomainLookupByName(conn, "runs");
        told("name", () -> virt.virDomainGetName(domain));
        told("uuid", () -> { byte[] b = new byte[37]; return virt.virDomainGetUUIDString(domain, b) + " " + Native.toString(b); });
        told("info", () -> { Memory m = new Memory(64); return virt.virDomainGetInfo(domain, m) + " " + m.getByte(0) + " " + m.getLong(8) + " " + m.getLong(16) + " " + m.getShort(24); });
        told("node", () -> { Memory m = new Memory(128); return virt.virNodeGetInfo(conn, m) + " " + m.getString(0) + " " + m.getLong(32) + " " + m.getInt(40); });
        told("xml", () -> taken(virt.virDomainGetXMLDesc(domain, 2)));
        told("scheduler", () -> { IntByReference n = new IntByReference(); return taken(virt.virDomainGetSchedulerType(domain, n)) + " " + n.getValue(); });
        told("typed parameter", () -> { Memory m = new Memory(96); IntByReference n = new IntByReference(1); return virt.virDomainGetSchedulerParameters(domain, m, n) + " " + m.getString(0) + " " + m.getInt(80) + " " + m.getInt(88); });
        told("null connection", () -> virt.virConnectGetType(null) + " " + error());
        told("null name", () -> virt.virDomainLookupByName(conn, null) + " " + error());
        told("wrong name", () -> virt.virDomainLookupByName(conn, "nosuch") + " " + error());
        told("success keeps no error", () -> { virt.virDomainFree(virt.virDomainLookupByName(conn, "off")); return error(); });
        told("read-only", () -> { Pointer ro = virt.virConnectOpenReadOnly(uri); Pointer d = virt.virDomainLookupByName(ro, "runs"); String s = virt.virDomainDestroy(d) + " " + error(); virt.virDomainFree(d); virt.virConnectClose(ro); return s; });

        // Each thread has its own error, and keeps it over a collection.
        Thread[] threads = new Thread[16];
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < threads.length; t++) {
            boolean wrong = t % 2 == 0;
            String name = wrong ? "nosuch" : null;
            String expected = wrong ? "42 domain 12:" : "8 domain 20:";
            threads[t] = new Thread(() -> {
                for (int i = 0; i < 200; i++) {
                    virt.virDomainLookupByName(conn, name);
                    if (i % 50 == 0) {
                        System.gc();
                    }
                    if (!error().startsWith(expected)) {
                        seen.add(name + " saw " + error());
                    }
                }
            });
            threads[t].start();
        }
        for (Thread t : threads) {
            t.join();
        }
        told("errors of threads", () -> seen);

        // The JVM turns its own SIGSEGV into an exception; that must still work when the library has been at work.
        told("null pointer exception", () -> {
            int caught = 0;
            for (int i = 0; i < 20000; i++) {
                try {
                    caught += length(i % 2 == 0 ? null : "x") == 1 ? 0 : 100000;
                } catch (NullPointerException e) {
                    caught++;
                }
            }
            return caught;
        });

        List<String> events = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger freed = new AtomicInteger();
        AtomicInteger fired = new AtomicInteger();
        EventCallback onEvent = (cn, d, event, detail, opaque) -> events.add(virt.virDomainGetName(d) + " " + event + " " + detail);
        FreeCallback onFree = opaque -> freed.incrementAndGet();
        TimerCallback onTimer = (timer, opaque) -> fired.incrementAndGet();
        int id = virt.virConnectDomainEventRegisterAny(conn, null, 0, onEvent, null, onFree);
        int timer = virt.virEventAddTimeout(20, onTimer, null, null);
        told("registered", () -> id >= 0 && timer > 0);
        virt.virDomainSuspend(domain);
        virt.virDomainResume(domain);
        long end = System.nanoTime() + 5_000_000_000L;
        while ((events.size() < 2 || fired.get() == 0) && System.nanoTime() < end) {
            virt.virEventRunDefaultImpl();
        }
        told("events", () -> events);
        told("deregister", () -> virt.virConnectDomainEventDeregisterAny(conn, id));
        for (int i = 0; i < 5; i++) {
            virt.virEventRunDefaultImpl();
        }
        told("freed once", () -> freed.get());
        virt.virEventRemoveTimeout(timer);
        told("free", () -> virt.virDomainFree(domain));
        told("ref", () -> virt.virConnectRef(conn));
        told("close", () -> virt.virConnectClose(conn) + " " + virt.virConnectClose(conn));
        System.out.flush();
        System.exit(0);
    }

    static int length(String s) { return s.length(); }
}
