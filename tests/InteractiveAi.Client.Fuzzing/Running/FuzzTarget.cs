namespace InteractiveAi.Client.Fuzzing;

/// <summary>Something that reads bytes, with the rules that hold for any of them. One target is used by one thread.</summary>
internal abstract class FuzzTarget : IDisposable
{
    /// <summary>The clients that are given the input.</summary>
    protected FuzzGateway Gateway { get; } = new();

    /// <summary>The target's name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Makes an input.</summary>
    public abstract byte[] Make(InputSource source);

    /// <summary>Reads an input and checks every rule.</summary>
    /// <param name="input">Any bytes at all.</param>
    /// <param name="salt">Decides whatever is not in the input, such as sizes of reads: the same salt, the same run.</param>
    /// <exception cref="FuzzFailureException">A rule is broken.</exception>
    public abstract void Run(byte[] input, int salt);

    public void Dispose() => Gateway.Dispose();
}
