namespace InteractiveAi.Client.Fuzzing;

/// <summary>The memory that reading may take: a multiple of what is read, and what any call takes.</summary>
/// <remarks>
/// The smallest events and members are the dearest: six bytes such as <c>"a":1,</c> become an entry of a dictionary with a document of its own.
/// </remarks>
internal static class AllocationBound
{
    /// <summary>What any call may take, in bytes: buffers for reading ahead, the memory of an error's body.</summary>
    public const long Base = 512 * 1024;

    /// <summary>How many bytes of memory a byte of input may take.</summary>
    public const long PerByte = 256;

    /// <summary>Runs the action, which may allocate as much as the length of its input permits.</summary>
    /// <param name="length">The input's length, in bytes.</param>
    /// <param name="action">What reads the input; it must not go over to another thread.</param>
    public static void Check(int length, Action action)
    {
        long limit = Base + (PerByte * length);
        // What is made once, such as contracts, is not the input's doing: it counts only when it comes again.
        if (Measure(action) > limit && Measure(action) is var again && again > limit)
        {
            throw new FuzzFailureException($"too much memory: {again:N0} bytes for an input of {length:N0}");
        }
    }

    private static long Measure(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
