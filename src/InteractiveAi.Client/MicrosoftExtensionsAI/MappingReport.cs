using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>What a gateway does not have of a call. Nothing of it is content: names and kinds only.</summary>
internal sealed class MappingReport(ChatAdapterOptions options, string gateway)
{
    private List<string>? _entries;

    public bool IsEmpty => _entries is null;

    /// <summary>Reports that something is left out that the caller has asked for.</summary>
    /// <param name="what">What it is, for example the name of a member.</param>
    /// <param name="why">What becomes of it, as the end of a sentence whose subject is the gateway.</param>
    /// <exception cref="NotSupportedException">The adapter is strict.</exception>
    public void Add(string what, string why = "has no place for it")
    {
        if (options.IsStrict)
        {
            throw new NotSupportedException(
                $"{Sentence(what, why)} The adapter is strict: leave it out, or set {nameof(ChatAdapterOptions.IsStrict)} to false."
            );
        }

        if (IsNew(what, why) && options.Logger is { } logger)
        {
            CallLog.Unmapped(logger, what, gateway, why);
        }
    }

    /// <summary>Reports that something is said in another way, or that something is left out that the caller has not made.</summary>
    /// <param name="what">What it is.</param>
    /// <param name="why">What becomes of it, as the end of a sentence whose subject is the gateway.</param>
    public void Note(string what, string why)
    {
        if (IsNew(what, why) && options.Logger is { } logger)
        {
            CallLog.Adapted(logger, what, gateway, why);
        }
    }

    /// <summary>The entries in a form that every serializer of the abstraction knows.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(_entries ?? [], WireJson.Context.ListString);

    /// <summary>The exception for what cannot go out at all.</summary>
    /// <param name="parameter">The argument of the call that it stands in.</param>
    /// <param name="problem">What is wrong, without any value.</param>
    /// <param name="cause">What found it.</param>
    public static ArgumentException Refusal(string parameter, string problem, Exception? cause = null) =>
        new(problem, parameter, cause);

    private string Sentence(string what, string why) => $"{what}: {gateway} {why}.";

    private bool IsNew(string what, string why)
    {
        string entry = Sentence(what, why);
        if (_entries?.Contains(entry, StringComparer.Ordinal) is true)
        {
            return false;
        }

        (_entries ??= []).Add(entry);
        return true;
    }
}
