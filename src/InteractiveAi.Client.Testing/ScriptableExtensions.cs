using System.Net;

namespace InteractiveAi.Client.Testing;

/// <summary>Short forms of <see cref="IScriptable.Enqueue"/>, to be chained.</summary>
public static class ScriptableExtensions
{
    /// <summary>Adds a reply.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="reply">The reply.</param>
    /// <returns><paramref name="target"/>.</returns>
    public static T Reply<T>(this T target, ScriptedReply reply)
        where T : IScriptable
    {
        ArgumentNullException.ThrowIfNull(reply);
        return target.Reply(_ => reply);
    }

    /// <summary>Adds a reply that depends on its call.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="reply">Makes the reply. What it throws, the call fails with: assertions belong behind the call.</param>
    /// <returns><paramref name="target"/>.</returns>
    public static T Reply<T>(this T target, Func<RecordedCall, ScriptedReply> reply)
        where T : IScriptable
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Enqueue(reply);
        return target;
    }

    /// <summary>Adds an answer of one text, streamed in one piece to whoever asks for a stream.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="text">The text.</param>
    /// <returns><paramref name="target"/>.</returns>
    public static T Reply<T>(this T target, string text)
        where T : IScriptable => target.Reply(ScriptedReply.Text(text));

    /// <summary>Adds an error in the shape of the gateway's own, with the headers that it sends along.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="statusCode">The status, 400 or above.</param>
    /// <param name="message">What the error says; <see langword="null"/> for what fits the status.</param>
    /// <param name="retryAfter">Value of <c>Retry-After</c>, rounded up to whole seconds; <see langword="null"/> for what the gateway says by itself.</param>
    /// <returns><paramref name="target"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    public static T Reply<T>(
        this T target,
        HttpStatusCode statusCode,
        string? message = null,
        TimeSpan? retryAfter = null
    )
        where T : IScriptable => target.Reply(ScriptedReply.Error(statusCode, message, retryAfter));

    /// <summary>Adds an answer whose text is streamed in these pieces; a call that asks for the whole answer gets them joined.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="pieces">The pieces, one for each chunk.</param>
    /// <returns><paramref name="target"/>.</returns>
    public static T Stream<T>(this T target, params string[] pieces)
        where T : IScriptable => target.Reply(ScriptedReply.Text(pieces));

    /// <summary>Adds an answer that calls a function.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="name">The function.</param>
    /// <param name="arguments">Its arguments as JSON. Anything else is sent as it is, as models do at times.</param>
    /// <returns><paramref name="target"/>.</returns>
    public static T CallTool<T>(this T target, string name, string arguments)
        where T : IScriptable => target.Reply(ScriptedReply.ToolCall(name, arguments));

    /// <summary>Adds a reply behind another one; the same as <see cref="Reply{T}(T, ScriptedReply)"/>.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="reply">The reply.</param>
    /// <returns><paramref name="target"/>.</returns>
    public static T ThenReply<T>(this T target, ScriptedReply reply)
        where T : IScriptable => target.Reply(reply);

    /// <summary>Adds a reply that depends on its call behind another one; the same as <see cref="Reply{T}(T, Func{RecordedCall, ScriptedReply})"/>.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="reply">Makes the reply. What it throws, the call fails with.</param>
    /// <returns><paramref name="target"/>.</returns>
    public static T ThenReply<T>(this T target, Func<RecordedCall, ScriptedReply> reply)
        where T : IScriptable => target.Reply(reply);

    /// <summary>Adds a text behind another reply; the same as <see cref="Reply{T}(T, string)"/>.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="text">The text.</param>
    /// <returns><paramref name="target"/>.</returns>
    public static T ThenReply<T>(this T target, string text)
        where T : IScriptable => target.Reply(text);

    /// <summary>Adds an error behind another reply; the same as <see cref="Reply{T}(T, HttpStatusCode, string, TimeSpan?)"/>.</summary>
    /// <typeparam name="T">What is scripted.</typeparam>
    /// <param name="target">What is scripted.</param>
    /// <param name="statusCode">The status, 400 or above.</param>
    /// <param name="message">What the error says; <see langword="null"/> for what fits the status.</param>
    /// <param name="retryAfter">Value of <c>Retry-After</c>; <see langword="null"/> for what the gateway says by itself.</param>
    /// <returns><paramref name="target"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    public static T ThenReply<T>(
        this T target,
        HttpStatusCode statusCode,
        string? message = null,
        TimeSpan? retryAfter = null
    )
        where T : IScriptable => target.Reply(statusCode, message, retryAfter);
}
