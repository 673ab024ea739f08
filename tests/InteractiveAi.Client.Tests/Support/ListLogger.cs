using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client.Tests;

/// <summary>A log that keeps what is written to it.</summary>
internal sealed class ListLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = [];

    public IEnumerable<string> Texts => _entries.Select(entry => entry.Text);

    public IEnumerable<string> Warnings =>
        _entries.Where(entry => entry.Level >= LogLevel.Warning).Select(entry => entry.Text);

    /// <summary>Each entry with its level before it.</summary>
    public IReadOnlyList<string> Lines => [.. _entries.Select(entry => $"{entry.Level}: {entry.Text}")];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _entries.Enqueue((logLevel, formatter(state, exception)));

    public void Dispose() { }
}
