namespace InteractiveAi.Client;

/// <summary>A list that nearly always has one element, and no list object of its own until somebody asks for one.</summary>
/// <typeparam name="T">The kind of element.</typeparam>
/// <remarks><c>default</c> is no list at all. Two threads that ask at once may get two lists, which are equal.</remarks>
internal struct OneOrMany<T>
    where T : class
{
    // Nothing, one element, or a list.
    private object? _value;

    public OneOrMany(IReadOnlyList<T>? list) => _value = list;

    public static OneOrMany<T> Empty => new([]);

    /// <summary>What a <see cref="Value"/> stands for.</summary>
    public static OneOrMany<T> From(object? value) => new() { _value = value };

    /// <summary>Nothing, one element, or a list: for whoever has no room for more than a reference.</summary>
    public readonly object? Value => _value;

    public readonly bool IsAbsent => _value is null;

    public readonly bool IsEmpty => Count is 0;

    public readonly int Count =>
        _value switch
        {
            null => 0,
            T => 1,
            _ => ((IReadOnlyList<T>)_value).Count,
        };

    public readonly T? First => _value as T ?? (_value is IReadOnlyList<T> { Count: > 0 } list ? list[0] : null);

    public readonly T this[int index] => _value as T ?? ((IReadOnlyList<T>)_value!)[index];

    public IReadOnlyList<T>? AsList()
    {
        if (_value is T only)
        {
            _value = new[] { only };
        }

        return (IReadOnlyList<T>?)_value;
    }

    /// <summary>Adds an element to a list that is being read, and that nobody else has seen.</summary>
    public void Add(T element)
    {
        if (Count is 0)
        {
            _value = element;
        }
        else if (_value is List<T> list)
        {
            list.Add(element);
        }
        else
        {
            _value = new List<T> { this[0], element };
        }
    }
}
