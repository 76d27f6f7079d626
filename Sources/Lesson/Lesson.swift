import Safety
